-- Truth: the bytes of each report, its text, its reading (stamped with the version that made it), and corrections.
-- Everything below the line can be rebuilt from them.

CREATE TABLE report (
    number INTEGER PRIMARY KEY,              -- what the search index counts by
    id TEXT NOT NULL UNIQUE,                 -- hash of the input bytes with what was said of them
    path TEXT NOT NULL,
    source_id TEXT,                          -- the row's own id, where the report came from a row
    url TEXT,
    title TEXT,
    outlet TEXT,
    byline TEXT,
    published TEXT,                          -- ISO 8601, possibly partial
    published_from TEXT,                     -- header, meta, dateline, feed
    updated TEXT,
    dateline TEXT,
    language TEXT,
    text TEXT NOT NULL,                      -- never changes; every position counts its code points from 0
    bytes BLOB,                              -- the input, deflated (zlib); null where it is the text in UTF-8
    version TEXT NOT NULL,                   -- of the model and rules that made the reading
    reading TEXT NOT NULL CHECK (json_valid(reading))    -- as `hearsay read` prints it, without the text
) STRICT;

CREATE TABLE correction (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id),
    layer TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,                     -- the exact words, so that it is found again or listed as lost
    change TEXT NOT NULL CHECK (json_valid(change)),
    CHECK (start < "end")
) STRICT;
CREATE INDEX correction_report ON correction (report);

-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE actor (
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- person, organisation, country, place, group, unnamed
    country TEXT,                            -- ISO 3166-1 alpha-3
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- say, think, promise, agree, demand, accuse, threaten, deny
    quotation TEXT NOT NULL,                 -- direct, indirect, mixed
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    block TEXT NOT NULL,                     -- headline, standfirst, body, caption, list
    said_on TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
    report TEXT NOT NULL,
    statement TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (report, statement, actor),
    FOREIGN KEY (report, statement) REFERENCES statement (report, id) ON DELETE CASCADE,
    FOREIGN KEY (report, actor) REFERENCES actor (report, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE relay (
    report TEXT NOT NULL,
    statement TEXT NOT NULL,
    position INTEGER NOT NULL,               -- the outermost, the next to speak to the reader, has the highest
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                      -- outlet, agency, broadcast, document, social, court, person
    PRIMARY KEY (report, statement, position),
    FOREIGN KEY (report, statement) REFERENCES statement (report, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE date (
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,                      -- DATE, TIME, DURATION, SET
    value TEXT NOT NULL,                     -- TIMEX3
    anchor TEXT,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    bound TEXT NOT NULL,                     -- exact, about, at least, at most, more than, less than, range
    unit TEXT,
    place TEXT,
    as_of TEXT,
    statement TEXT,                          -- the statement that gives it, if one does
    PRIMARY KEY (report, position),
    FOREIGN KEY (report, statement) REFERENCES statement (report, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,                      -- what `hearsay explain` knows
    message TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- Every piece of evidence with its words: substr(report.text, start + 1, "end" - start) = words.
CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,                     -- statement, actor, name, date, figure, agency
    item TEXT NOT NULL,                      -- id or position within its layer
    role TEXT NOT NULL,                      -- source, cue, content, via; mention, full; span; counted
    start INTEGER NOT NULL,                  -- in code points, from 0
    "end" INTEGER NOT NULL,                  -- exclusive
    words TEXT NOT NULL,
    CHECK (start < "end")
) STRICT;
CREATE INDEX passage_item ON passage (report, layer, item);

CREATE VIEW said AS
SELECT s.report, r.outlet, r.published, s.id AS statement, s.kind, s.quotation, s.negated, s.said_on,
    (SELECT group_concat(a.name, '; ') FROM speaker p JOIN actor a ON a.report = p.report AND a.id = p.actor
      WHERE p.report = s.report AND p.statement = s.id) AS speakers,
    (SELECT group_concat(w.words, ' … ' ORDER BY w.start) FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'source') AS source,
    (SELECT group_concat(w.words, ' … ' ORDER BY w.start) FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'cue') AS cue,
    (SELECT group_concat(w.words, ' … ' ORDER BY w.start) FROM passage w
      WHERE w.report = s.report AND w.layer = 'statement' AND w.item = s.id AND w.role = 'content') AS content,
    (SELECT group_concat(v.name, ' → ' ORDER BY v.position) FROM relay v
      WHERE v.report = s.report AND v.statement = s.id) AS via
FROM statement s JOIN report r ON r.id = s.report;

-- Spelt so that other tools find it: they look for content="report".
CREATE VIRTUAL TABLE report_search USING fts5 (
    title, text, content="report", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
    INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
    INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER report_changed AFTER UPDATE OF title, text ON report BEGIN
    INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
