-- What the reports say together, as it was gathered last: for pages, for SQL, for tools that open any SQLite file. All of
-- it can be rebuilt; `truth` tells whether it is still what the reports and the corrections give.
-- In every table `number` is the place in the list that `hearsay export --as json` prints, from 0, and `row` the item as
-- printed there. Positions are code points of the report's text, end exclusive.

-- Counts every change of a report, a correction or a known actor.
CREATE TABLE truth (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT;
INSERT INTO truth VALUES (1, 1);
CREATE TRIGGER truth_report_added AFTER INSERT ON report BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_report_changed AFTER UPDATE OF path, packed, reading, text, version ON report
    BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_report_removed AFTER DELETE ON report BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_correction_added AFTER INSERT ON correction BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_correction_changed AFTER UPDATE ON correction BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_correction_removed AFTER DELETE ON correction BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_actor_added AFTER INSERT ON known_actor BEGIN UPDATE truth SET revision = revision + 1; END;
CREATE TRIGGER truth_actor_removed AFTER DELETE ON known_actor BEGIN UPDATE truth SET revision = revision + 1; END;

-- From which revision of the truth, and by which version, the tables below were gathered; no row where they never were.
CREATE TABLE gathered (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    revision INTEGER NOT NULL,
    version TEXT NOT NULL
) STRICT;

CREATE TABLE case_story (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    reports INTEGER NOT NULL,                -- how many
    first TEXT,                              -- the earliest and the latest day of publication that is known
    last TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE case_report (
    report TEXT PRIMARY KEY REFERENCES report (id),
    number INTEGER NOT NULL,
    story TEXT REFERENCES case_story (id),
    outlet TEXT,
    published TEXT,
    title TEXT,
    statements INTEGER NOT NULL DEFAULT 0,   -- how many it has
    packed BLOB NOT NULL                     -- its layers with the case's actors, without its text: deflated (zlib) JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX case_report_number ON case_report (number);
CREATE INDEX case_report_story ON case_report (story, number);
CREATE INDEX case_report_outlet ON case_report (outlet, published);
CREATE INDEX case_report_published ON case_report (published);

-- Older versions are of the story of the newest.
CREATE TABLE case_story_report (
    story TEXT NOT NULL REFERENCES case_story (id),
    report TEXT NOT NULL REFERENCES report (id),
    PRIMARY KEY (story, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_version (
    number INTEGER PRIMARY KEY,
    newest TEXT NOT NULL REFERENCES case_report (report),
    row TEXT NOT NULL
) STRICT;

CREATE TABLE case_actor (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- person, organisation, country, place, group, unnamed
    country TEXT,                            -- ISO 3166-1 alpha-3
    wikidata TEXT,
    roles TEXT NOT NULL,                     -- joined by "; "
    reports INTEGER NOT NULL,                -- how many mention it
    statements INTEGER NOT NULL DEFAULT 0,   -- how many it makes
    row TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_actor_number ON case_actor (number);
CREATE INDEX case_actor_kind ON case_actor (kind, number);
CREATE INDEX case_actor_statements ON case_actor (statements DESC, number);
CREATE INDEX case_actor_name_order ON case_actor (name);

CREATE TABLE case_actor_name (
    actor TEXT NOT NULL REFERENCES case_actor (id),
    text TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (actor, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_actor_report (
    actor TEXT NOT NULL REFERENCES case_actor (id),
    report TEXT NOT NULL REFERENCES case_report (report),
    PRIMARY KEY (actor, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_actor_report_report ON case_actor_report (report);

CREATE TABLE case_statement (
    id TEXT NOT NULL PRIMARY KEY,            -- tools that follow links take the key of a table for the end of each
    serial INTEGER NOT NULL UNIQUE,          -- what the search index counts by
    number INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    outlet TEXT,
    published TEXT,
    kind TEXT NOT NULL,                      -- say, think, promise, agree, demand, accuse, threaten, deny
    quotation TEXT NOT NULL,                 -- direct, indirect, mixed
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    block TEXT NOT NULL,                     -- headline, standfirst, body, caption, list
    said_on TEXT,
    speakers TEXT NOT NULL,                  -- names, joined by "; "
    source TEXT NOT NULL,                    -- words of the report, parts joined by " … "
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    chain TEXT NOT NULL,                     -- JSON: who spoke, each relay, the outlet, each [name, kind]
    via TEXT NOT NULL,                       -- the next to speak to the reader last, joined by " → "
    start INTEGER NOT NULL,                  -- of the content; of the cue where it has none
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    route INTEGER REFERENCES case_route (number),    -- how it came; null where straight from its speakers
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_statement_number ON case_statement (number);
CREATE INDEX case_statement_report ON case_statement (report, start);
-- All that a list is filtered by, so that counting one reads no row.
CREATE INDEX case_statement_published ON case_statement (published DESC, number, kind, outlet, quotation, route);
CREATE INDEX case_statement_kind ON case_statement (kind, published DESC, number, outlet, quotation, route);
CREATE INDEX case_statement_outlet ON case_statement (outlet, published DESC, number, kind, quotation, route);
CREATE INDEX case_statement_route ON case_statement (route, published DESC, number);

CREATE TABLE case_speaker (
    statement TEXT NOT NULL REFERENCES case_statement (id),
    actor TEXT NOT NULL REFERENCES case_actor (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (statement, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_speaker_actor ON case_speaker (actor, statement);

-- Statements of others in whose content an actor is named.
CREATE TABLE case_about (
    actor TEXT NOT NULL REFERENCES case_actor (id),
    statement TEXT NOT NULL REFERENCES case_statement (id),
    PRIMARY KEY (actor, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_about_statement ON case_about (statement);

-- A name with the title that stands before it, once a report.
CREATE TABLE case_actor_title (
    actor TEXT NOT NULL REFERENCES case_actor (id),
    report TEXT NOT NULL REFERENCES case_report (report),
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (actor, report, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_actor_title_report ON case_actor_title (report);

-- Ways that statements came: who spoke, each relay, the outlet of the report. The most used first.
CREATE TABLE case_route (
    number INTEGER PRIMARY KEY,
    chain TEXT NOT NULL,                     -- names, joined by " → "
    links TEXT NOT NULL,                     -- the same with their kinds, as JSON
    statements INTEGER NOT NULL,             -- how many
    reports INTEGER NOT NULL
) STRICT;

-- Two actors that may be one and are kept apart.
CREATE TABLE case_suggestion (
    number INTEGER PRIMARY KEY,
    one TEXT NOT NULL REFERENCES case_actor (id),
    other TEXT NOT NULL REFERENCES case_actor (id),
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_suggestion_one ON case_suggestion (one);
CREATE INDEX case_suggestion_other ON case_suggestion (other);

CREATE TABLE case_relay (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES case_report (report),
    statement TEXT REFERENCES case_statement (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- outlet, agency, broadcast, document, social, court, person
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    continues INTEGER NOT NULL CHECK (continues IN (0, 1)),
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_relay_statement ON case_relay (statement);
CREATE INDEX case_relay_report ON case_relay (report);
CREATE INDEX case_relay_name ON case_relay (kind, name);

-- An origin without a name stands for what no origin is stated of.
CREATE TABLE case_origin (
    number INTEGER PRIMARY KEY,
    name TEXT,
    kind TEXT,
    reports INTEGER NOT NULL,                -- how many
    statements INTEGER NOT NULL
) STRICT;
CREATE TABLE case_origin_report (
    origin INTEGER NOT NULL REFERENCES case_origin (number),
    report TEXT NOT NULL REFERENCES case_report (report),
    PRIMARY KEY (origin, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_origin_report_report ON case_origin_report (report);
CREATE TABLE case_origin_statement (
    origin INTEGER NOT NULL REFERENCES case_origin (number),
    position INTEGER NOT NULL,
    statement TEXT NOT NULL REFERENCES case_statement (id),
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_origin_statement_statement ON case_origin_statement (statement);
CREATE TABLE case_origin_passage (
    origin INTEGER NOT NULL REFERENCES case_origin (number),
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_same (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    how TEXT NOT NULL,                       -- same words, shortened, reworded, differs
    speakers TEXT NOT NULL,                  -- names, joined by "; "
    members INTEGER NOT NULL,                -- how many
    reports INTEGER NOT NULL,
    row TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_same_number ON case_same (number);
CREATE TABLE case_same_member (
    same TEXT NOT NULL REFERENCES case_same (id),
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    statement TEXT NOT NULL REFERENCES case_statement (id),
    PRIMARY KEY (same, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_same_member_statement ON case_same_member (statement);
CREATE INDEX case_same_member_report ON case_same_member (report);

CREATE TABLE case_figure (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    unit TEXT,
    place TEXT,
    as_of TEXT,
    agree INTEGER NOT NULL CHECK (agree IN (0, 1)),
    low REAL NOT NULL,                       -- the least and the most that any mention gives
    high REAL NOT NULL,
    mentions INTEGER NOT NULL,               -- how many
    reports INTEGER NOT NULL,
    row TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_figure_number ON case_figure (number);
CREATE INDEX case_figure_agree ON case_figure (agree, number);
CREATE INDEX case_figure_reports ON case_figure (reports DESC, number);
CREATE TABLE case_figure_mention (
    figure TEXT NOT NULL REFERENCES case_figure (id),
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    bound TEXT NOT NULL,                     -- exact, about, at least, at most, more than, less than, range
    given_by TEXT NOT NULL,                  -- the first to speak first, joined by " → "
    statement TEXT REFERENCES case_statement (id),
    words TEXT NOT NULL,
    PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_figure_mention_report ON case_figure_mention (report, start);
CREATE INDEX case_figure_mention_statement ON case_figure_mention (statement);

CREATE TABLE case_check (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    why TEXT NOT NULL,
    words TEXT NOT NULL,
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_check_report ON case_check (report);
CREATE INDEX case_check_kind ON case_check (kind, number);

CREATE TABLE case_difference (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    about TEXT NOT NULL,
    why TEXT NOT NULL,
    by_time INTEGER NOT NULL CHECK (by_time IN (0, 1)),
    rule TEXT NOT NULL,
    members INTEGER NOT NULL,                -- how many
    reports INTEGER NOT NULL,
    row TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_difference_number ON case_difference (number);
CREATE TABLE case_difference_member (
    difference TEXT NOT NULL REFERENCES case_difference (id),
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    statement TEXT REFERENCES case_statement (id),
    words TEXT NOT NULL,
    PRIMARY KEY (difference, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_difference_member_report ON case_difference_member (report, start);
CREATE INDEX case_difference_member_statement ON case_difference_member (statement);

CREATE TABLE case_label (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    actor TEXT REFERENCES case_actor (id),
    outlets INTEGER NOT NULL,                -- how many
    row TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_label_number ON case_label (number);
CREATE INDEX case_label_actor ON case_label (actor);
CREATE TABLE case_label_word (
    label TEXT NOT NULL REFERENCES case_label (id),
    position INTEGER NOT NULL,
    outlet TEXT NOT NULL,                    -- the report's id where no outlet is known
    text TEXT NOT NULL,
    count INTEGER NOT NULL,
    quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
    attributed TEXT NOT NULL,                -- for each passage of it: 1 where it stands in what someone is said to have said, else 0
    PRIMARY KEY (label, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_label_word_outlet ON case_label_word (outlet);

CREATE TABLE case_only_in (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    why TEXT NOT NULL,
    words TEXT NOT NULL,
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_only_in_report ON case_only_in (report);

CREATE TABLE case_copy (
    number INTEGER PRIMARY KEY,
    from_report TEXT NOT NULL REFERENCES case_report (report),
    from_start INTEGER NOT NULL,
    from_end INTEGER NOT NULL,
    to_report TEXT NOT NULL REFERENCES case_report (report),
    to_start INTEGER NOT NULL,
    to_end INTEGER NOT NULL
) STRICT;
CREATE INDEX case_copy_from ON case_copy (from_report, from_start);
CREATE INDEX case_copy_to ON case_copy (to_report, to_start);

CREATE TABLE case_pledge (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL REFERENCES case_statement (id),
    report TEXT NOT NULL REFERENCES case_report (report),
    actors TEXT NOT NULL,                    -- names, joined by "; "
    later INTEGER NOT NULL,                  -- how many passages answer it
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_pledge_kind ON case_pledge (kind, number);
CREATE INDEX case_pledge_later_order ON case_pledge (later DESC, number);
CREATE INDEX case_pledge_statement ON case_pledge (statement);
CREATE TABLE case_pledge_later (
    pledge INTEGER NOT NULL REFERENCES case_pledge (number),
    position INTEGER NOT NULL,
    statement TEXT REFERENCES case_statement (id),       -- null where the report tells it in its own voice
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    day TEXT NOT NULL,                       -- what makes it later: the statement's day, else the report's
    how TEXT NOT NULL,                       -- repeats, meets, changes, contradicts
    PRIMARY KEY (pledge, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_pledge_later_statement ON case_pledge_later (statement);

CREATE TABLE case_process (
    part TEXT NOT NULL,                      -- body, condition, instrument, decides
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    mandate TEXT,
    row TEXT NOT NULL,
    PRIMARY KEY (part, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_time (
    number INTEGER PRIMARY KEY,
    date TEXT NOT NULL,                      -- ISO 8601 or TIMEX3, possibly partial
    what TEXT NOT NULL,
    first TEXT,                              -- the days that it may lie between, as far as it says; ISO 8601
    last TEXT,
    reports INTEGER NOT NULL,                -- how many
    row TEXT NOT NULL
) STRICT;
CREATE INDEX case_time_first ON case_time (first, last, number);
CREATE TABLE case_time_passage (
    time INTEGER NOT NULL REFERENCES case_time (number),
    position INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES case_report (report),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (time, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_time_passage_report ON case_time_passage (report, start);

-- What people have noted, by place: `row` has each note, `status` the last that was given.
CREATE TABLE case_note (
    number INTEGER PRIMARY KEY,
    layer TEXT NOT NULL,                     -- passage, statement, relay, figure, difference, actor, date, event, report
    status TEXT,                             -- checked, called, doubtful
    row TEXT NOT NULL
) STRICT;
CREATE TABLE case_note_place (
    note INTEGER NOT NULL REFERENCES case_note (number),
    position INTEGER NOT NULL,               -- two for a difference, else one
    report TEXT NOT NULL REFERENCES report (id),
    start INTEGER NOT NULL,                  -- of a report as a whole both are 0
    "end" INTEGER NOT NULL,
    PRIMARY KEY (note, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_note_place_report ON case_note_place (report, start);

-- Corrections as the gathering found them: whether each still finds what it is about.
CREATE TABLE case_correction (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    lost TEXT,
    row TEXT NOT NULL
) STRICT;

CREATE INDEX note_name ON note (name, report);

-- Spelt so that other tools find them: they look for content="…".
CREATE VIRTUAL TABLE case_statement_search USING fts5 (
    speakers, content, source, content="case_statement", content_rowid="serial", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE case_actor_search USING fts5 (name, roles, actor UNINDEXED, tokenize="unicode61 remove_diacritics 2");

-- As before, in words that SQLite 3.37 knows: an older reader of the file would call all of it malformed.
DROP VIEW said;
CREATE VIEW said AS
SELECT s.report, r.outlet, r.published, s.id AS statement, s.kind, s.quotation, s.negated, s.said_on,
    (SELECT group_concat(a.name, '; ') FROM speaker p JOIN actor a ON a.report = p.report AND a.id = p.actor
      WHERE p.report = s.report AND p.statement = s.id) AS speakers,
    (SELECT group_concat(words, ' … ') FROM (SELECT w.words FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'source' ORDER BY w.start)) AS source,
    (SELECT group_concat(words, ' … ') FROM (SELECT w.words FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'cue' ORDER BY w.start)) AS cue,
    (SELECT group_concat(words, ' … ') FROM (SELECT w.words FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'content' ORDER BY w.start)) AS content,
    (SELECT group_concat(name, ' → ') FROM (SELECT v.name FROM relay v
      WHERE v.report = s.report AND v.statement = s.id ORDER BY v.position)) AS via
FROM statement s JOIN report r ON r.id = s.report;
