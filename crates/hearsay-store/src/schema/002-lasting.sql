-- What a person decides, and what the case needs to read a report again. Readings are deflated from here on, and the
-- passages of names, actors, dates and figures are no longer kept twice: they are in the reading.

-- A report as it was handed in, before any correction: what a row of JSON Lines said beside its text.
ALTER TABLE report ADD COLUMN given TEXT CHECK (given IS NULL OR json_valid(given));
-- Which sitting brought it: a run of adding, counted from 1.
ALTER TABLE report ADD COLUMN sitting INTEGER NOT NULL DEFAULT 1;
-- The reading, deflated (zlib) JSON; `reading` above then holds an empty object.
ALTER TABLE report ADD COLUMN packed BLOB;
CREATE INDEX report_sitting ON report (sitting);

-- One run of adding that brought something.
CREATE TABLE sitting (
    number INTEGER PRIMARY KEY,
    day TEXT NOT NULL                        -- ISO 8601, in UTC
) STRICT;
INSERT INTO sitting (number, day) SELECT 1, '0001-01-01' WHERE EXISTS (SELECT 1 FROM report);

-- Up to which sitting the morning view has been read: it tells what lies behind `before`, up to `upto`.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    before INTEGER NOT NULL,
    upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Nothing has ever been written to the first table of this name.
DROP TABLE correction;
CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,    -- the order in which they were made, in which they are replayed
    id TEXT NOT NULL UNIQUE,                     -- a hash of what is decided about which places
    report TEXT NOT NULL,                        -- of the first place; it may not be in the case (yet)
    row TEXT NOT NULL CHECK (json_valid(row))    -- as `hearsay corrections CASE --as jsonl` prints it
) STRICT;
CREATE INDEX correction_report ON correction (report);

-- Whom the user knows, from `actors.toml`.
CREATE TABLE known_actor (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    row TEXT NOT NULL CHECK (json_valid(row))
) STRICT;

DELETE FROM passage WHERE layer <> 'statement';
DROP INDEX passage_item;
CREATE INDEX passage_report ON passage (report);
