-- Boards of service requests. A row for each request in the form that boards ask for, and counters of what is over by month: both
-- kept in the transaction of what happened, both computed anew from the requests by the same view (see docs/adr/0016).

-- How many working days there were up to a day, so that two days can be subtracted; kept by the application from its calendar.
CREATE TABLE supervision_workday (
    day     date PRIMARY KEY,
    ordinal int  NOT NULL
);

CREATE TABLE supervision_request (
    case_number   varchar(40) PRIMARY KEY,
    jurisdiction  varchar(20) NOT NULL,
    district      varchar(40) NOT NULL,
    -- empty while nobody is responsible
    responsible   varchar(60) NOT NULL,
    category      varchar(40) NOT NULL,
    submitted_at  timestamptz NOT NULL,
    submitted_on  date        NOT NULL,
    open          boolean     NOT NULL,
    closed_on     date,
    handling_days int,
    -- whether a deadline was missed on the way
    late          boolean     NOT NULL,
    reopened_on   date,
    listed        boolean     NOT NULL,
    -- the first of the deadlines that run, and whether one of them was warned of
    next_due      timestamptz,
    warned        boolean     NOT NULL,
    rated_months  date[]      NOT NULL,
    rated_grades  int[]       NOT NULL,
    touched_at    timestamptz NOT NULL,
    CHECK (NOT open OR closed_on IS NULL)
);
CREATE INDEX supervision_request_open ON supervision_request
    (jurisdiction, district, responsible, category, submitted_on, next_due, warned, listed) WHERE open;
CREATE INDEX supervision_request_touched ON supervision_request (touched_at);

CREATE VIEW supervision_source AS
SELECT
    r.case_number,
    r.jurisdiction,
    r.district,
    COALESCE(r.responsible, '')::varchar(60) AS responsible,
    r.category,
    r.submitted_at,
    days.submitted_on,
    r.status NOT IN ('closed', 'rated'::varchar, 'withdrawn') AS open,
    days.closed_on,
    GREATEST(ended.ordinal - began.ordinal, 0) AS handling_days,
    clocks.late,
    days.reopened_on,
    EXISTS (SELECT 1 FROM service_request_listing l WHERE l.case_number = r.case_number AND l.ended_at IS NULL) AS listed,
    clocks.next_due,
    clocks.warned,
    ratings.months AS rated_months,
    ratings.grades AS rated_grades,
    r.updated_at AS touched_at
FROM service_request r
CROSS JOIN LATERAL (
    SELECT
        (r.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS submitted_on,
        CASE WHEN r.status IN ('closed', 'rated') AND r.merged_into IS NULL
            THEN (r.closed_at AT TIME ZONE 'Asia/Shanghai')::date END AS closed_on,
        CASE WHEN r.round > 1 THEN (r.round_started_at AT TIME ZONE 'Asia/Shanghai')::date END AS reopened_on
) days
LEFT JOIN supervision_workday began ON began.day = days.submitted_on
LEFT JOIN supervision_workday ended ON ended.day = days.closed_on
CROSS JOIN LATERAL (
    SELECT
        min(c.due) FILTER (WHERE c.ended_at IS NULL) AS next_due,
        COALESCE(bool_or(c.ended_at > c.due), FALSE) AS late,
        COALESCE(bool_or(c.ended_at IS NULL
            AND EXISTS (SELECT 1 FROM service_request_warning w WHERE w.clock_id = c.id)), FALSE) AS warned
    FROM service_request_clock c WHERE c.case_number = r.case_number
) clocks
CROSS JOIN LATERAL (
    SELECT
        COALESCE(array_agg(given.month ORDER BY given.month, given.grade), '{}') AS months,
        COALESCE(array_agg(given.grade ORDER BY given.month, given.grade), '{}') AS grades
    FROM (
        SELECT DISTINCT date_trunc('month', g.at AT TIME ZONE 'Asia/Shanghai')::date AS month, g.grade
        FROM service_request_rating g WHERE g.case_number = r.case_number
    ) given
) ratings;

-- What boards open in the list of requests.
CREATE INDEX service_request_closed ON service_request (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX service_request_rating_at ON service_request_rating (at);

-- What is counted of a request, by the month in which it happened: submitted, closed, late (closed after a missed deadline),
-- reopened; with a value: handling (working days until it was closed), rated (grade).
CREATE FUNCTION supervision_counts(r supervision_request)
    RETURNS TABLE (month date, measure varchar(12), value int) LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc('month', r.submitted_on::timestamp)::date, 'submitted'::varchar, 0
    UNION ALL
    SELECT date_trunc('month', r.closed_on::timestamp)::date, 'closed'::varchar, 0 WHERE r.closed_on IS NOT NULL
    UNION ALL
    SELECT date_trunc('month', r.closed_on::timestamp)::date, 'late'::varchar, 0 WHERE r.closed_on IS NOT NULL AND r.late
    UNION ALL
    SELECT date_trunc('month', r.closed_on::timestamp)::date, 'handling'::varchar, r.handling_days
        WHERE r.closed_on IS NOT NULL AND r.handling_days IS NOT NULL
    UNION ALL
    SELECT date_trunc('month', r.reopened_on::timestamp)::date, 'reopened'::varchar, 0 WHERE r.reopened_on IS NOT NULL
    UNION ALL
    SELECT given.month, 'rated'::varchar, given.grade FROM unnest(r.rated_months, r.rated_grades) AS given (month, grade)
$$;

CREATE TABLE supervision_counter (
    measure      varchar(12) NOT NULL
        CHECK (measure IN ('submitted', 'closed'::varchar, 'late'::varchar, 'handling'::varchar, 'reopened'::varchar, 'rated')),
    month        date        NOT NULL,
    jurisdiction varchar(20) NOT NULL,
    district     varchar(40) NOT NULL,
    responsible  varchar(60) NOT NULL,
    category     varchar(40) NOT NULL,
    value        int         NOT NULL,
    n            bigint      NOT NULL,
    PRIMARY KEY (measure, month, jurisdiction, district, responsible, category, value)
);

-- What was open, and overdue, when a month ended: written once, by whichever node comes first.
CREATE TABLE supervision_month_end (
    month       date        PRIMARY KEY,
    computed_at timestamptz NOT NULL
);

CREATE TABLE supervision_month_end_line (
    month        date        NOT NULL REFERENCES supervision_month_end (month) ON DELETE CASCADE,
    jurisdiction varchar(20) NOT NULL,
    district     varchar(40) NOT NULL,
    responsible  varchar(60) NOT NULL,
    category     varchar(40) NOT NULL,
    open         int         NOT NULL CHECK (open > 0),
    overdue      int         NOT NULL CHECK (overdue BETWEEN 0 AND open),
    PRIMARY KEY (month, jurisdiction, district, responsible, category)
);

-- Bulletins (通报): a draft may be edited, an issued one stays as it is.
CREATE TABLE supervision_bulletin (
    id           bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         varchar(20)  NOT NULL CHECK (kind IN ('monthly', 'targets-quarterly', 'targets-yearly')),
    period       varchar(10)  NOT NULL CHECK (period ~ '^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
    jurisdiction varchar(20)  NOT NULL,
    title        varchar(200) NOT NULL CHECK (title <> ''),
    addressee    varchar(200) NOT NULL,
    sections     jsonb        NOT NULL,
    figures_at   timestamptz  NOT NULL,
    created_by   varchar(64)  NOT NULL,
    created_at   timestamptz  NOT NULL,
    updated_by   varchar(64)  NOT NULL,
    updated_at   timestamptz  NOT NULL,
    number_year  int,
    number_seq   int,
    issued_by    varchar(64),
    issued_at    timestamptz,
    document_id  uuid,
    version      int          NOT NULL DEFAULT 0,
    UNIQUE (kind, period, jurisdiction),
    UNIQUE (jurisdiction, number_year, number_seq),
    CHECK (num_nonnulls(number_year, number_seq, issued_by, issued_at, document_id) IN (0, 5))
);
CREATE INDEX supervision_bulletin_document ON supervision_bulletin (document_id);

CREATE FUNCTION supervision_bulletin_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An issued bulletin stays as it is: %', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER supervision_bulletin_issued BEFORE UPDATE OR DELETE ON supervision_bulletin
    FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION supervision_bulletin_refuse_change();

-- Which drafts were made by themselves, once each: who deletes one does not get it again.
CREATE TABLE supervision_bulletin_drafted (
    kind         varchar(20) NOT NULL,
    period       varchar(10) NOT NULL,
    jurisdiction varchar(20) NOT NULL,
    PRIMARY KEY (kind, period, jurisdiction)
);
