-- What a page asks of a large case, at hand: lists are counted, filtered and put in order by indexes alone, and rows are read
-- of what is shown.

-- What the search index of reports counts by: `number` of `report`.
ALTER TABLE case_report ADD COLUMN serial INTEGER;
UPDATE case_report SET serial = (SELECT number FROM report WHERE id = case_report.report);
CREATE INDEX case_report_serial ON case_report (serial, published, number, outlet, story);
DROP INDEX case_report_published;
CREATE INDEX case_report_published ON case_report (published DESC, number, outlet, story);
DROP INDEX case_report_outlet;
CREATE INDEX case_report_outlet ON case_report (outlet, published DESC, number, story);

DROP INDEX case_actor_kind;
CREATE INDEX case_actor_kind ON case_actor (kind, statements DESC, reports DESC, number);
DROP INDEX case_actor_statements;
CREATE INDEX case_actor_statements ON case_actor (statements DESC, reports DESC, number, kind);

DROP INDEX case_statement_number;
CREATE INDEX case_statement_number ON case_statement (number, published, kind, outlet, quotation, route);
CREATE INDEX case_statement_counted ON case_statement (kind, outlet, published, number, quotation, route);

DROP INDEX case_relay_name;
CREATE INDEX case_relay_name ON case_relay (kind, name, report);
CREATE INDEX case_relay_named ON case_relay (name, statement);

DROP INDEX case_figure_agree;
CREATE INDEX case_figure_agree ON case_figure (agree, reports DESC, number, mentions);

-- Two reports that share passages, those that share most first.
CREATE TABLE case_copied (
    number INTEGER PRIMARY KEY,
    from_report TEXT NOT NULL REFERENCES case_report (report),
    to_report TEXT NOT NULL REFERENCES case_report (report),
    passages INTEGER NOT NULL,               -- how many
    characters INTEGER NOT NULL,             -- of all of them, in code points
    from_start INTEGER NOT NULL,             -- the longest
    from_end INTEGER NOT NULL,
    to_start INTEGER NOT NULL,
    to_end INTEGER NOT NULL
) STRICT;
INSERT INTO case_copied
SELECT row_number() OVER (ORDER BY characters DESC, from_report, to_report) - 1, from_report, to_report, passages, characters,
    from_start, from_end, to_start, to_end
FROM (SELECT from_report, to_report, count(*) AS passages, sum(from_end - from_start) AS characters,
        max(from_end - from_start), from_start, from_end, to_start, to_end
      FROM case_copy GROUP BY from_report, to_report);
