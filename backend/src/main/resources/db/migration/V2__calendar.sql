-- Years added while the system runs; the years it ships with are files under calendar/. A year here wins over a file.
CREATE TABLE calendar_year (
    year        integer     NOT NULL PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200),
    notice      text        NOT NULL CHECK (notice <> ''),
    issued_on   date        NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE calendar_day (
    day  date    NOT NULL PRIMARY KEY,
    year integer NOT NULL REFERENCES calendar_year (year) ON DELETE CASCADE,
    kind text    NOT NULL CHECK (kind IN ('holiday', 'make-up-workday')),
    name text    NOT NULL CHECK (name <> ''),
    CHECK (extract(YEAR FROM day) = year),
    -- Only a Saturday or Sunday can be made a working day.
    CHECK (kind = 'holiday' OR extract(ISODOW FROM day) IN (6, 7))
);
CREATE INDEX calendar_day_year ON calendar_day (year);
