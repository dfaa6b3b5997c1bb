-- Each closing of each round stays as it was: when, by whom, and when it was reopened. Rating and reopening are of the round that was
-- closed, so they belong to whoever closed it. A request that was merged into another was not closed.
CREATE TABLE service_request_closing (
    case_number  varchar(40) NOT NULL REFERENCES service_request (case_number),
    round        int         NOT NULL CHECK (round > 0),
    -- when the round began: the submission, or the reopening before
    started_at   timestamptz NOT NULL,
    closed_at    timestamptz NOT NULL,
    reopened_at  timestamptz,
    -- who had it when it was closed
    jurisdiction varchar(20) NOT NULL,
    county       varchar(30),
    responsible  varchar(60),
    PRIMARY KEY (case_number, round),
    CHECK (closed_at >= started_at AND reopened_at >= closed_at)
);
CREATE INDEX service_request_closing_closed ON service_request_closing (closed_at);
CREATE INDEX service_request_closing_reopened ON service_request_closing (reopened_at) WHERE reopened_at IS NOT NULL;

-- From the timeline. Who had it then: the first transfer since then says from which government it went away, and who asked for the
-- close-out is the last authority that had to handle it.
INSERT INTO service_request_closing
    (case_number, round, started_at, closed_at, reopened_at, jurisdiction, county, responsible)
SELECT DISTINCT ON (e.case_number, before.reopenings)
    e.case_number,
    before.reopenings + 1,
    LEAST(COALESCE(before.last, r.submitted_at), e.at),
    e.at,
    (SELECT GREATEST(o.at, e.at) FROM service_request_event o
        WHERE o.case_number = e.case_number AND o.event = 'reopened' AND o.id > e.id ORDER BY o.id LIMIT 1),
    CASE WHEN away.case_number IS NULL THEN r.jurisdiction ELSE away.from_jurisdiction END,
    CASE WHEN away.case_number IS NULL THEN r.county ELSE away.from_county END,
    COALESCE(
        CASE WHEN before.reopenings + 1 < r.round THEN
            (SELECT split_part(c.signer, '.', 1) FROM service_request_clock c
                WHERE c.case_number = e.case_number AND c.ended_at <= e.at
                    AND c.step IN ('userTask_resolveRequest', 'userTask_resolveComplex', 'userTask_followPlan')
                ORDER BY c.ended_at DESC, c.id DESC LIMIT 1) END,
        r.responsible)
FROM service_request_event e
JOIN service_request r USING (case_number)
CROSS JOIN LATERAL (
    SELECT count(*)::int AS reopenings, max(o.at) AS last FROM service_request_event o
    WHERE o.case_number = e.case_number AND o.event = 'reopened' AND o.id < e.id
) before
LEFT JOIN LATERAL (
    SELECT t.* FROM service_request_transfer t
    WHERE t.case_number = e.case_number AND t.at > e.at ORDER BY t.at, t.id LIMIT 1
) away ON TRUE
WHERE e.event = 'closed'
ORDER BY e.case_number, before.reopenings, e.id DESC;

DROP VIEW supervision_source;
DROP FUNCTION supervision_counts (supervision_request);
DROP TABLE supervision_request;

-- What happened to a request within a month. A month has its last closing and its last reopening, and each rating; `late` is any
-- deadline of the round missed, `delayed` who missed one; `value` the working days of the round, or the grade.
CREATE TYPE supervision_happening AS (
    what         varchar(12),
    month        date,
    jurisdiction varchar(20),
    county       varchar(30),
    responsible  varchar(60),
    late         boolean,
    delayed      varchar(60)[],
    value        int
);

CREATE TABLE supervision_request (
    case_number  varchar(40) PRIMARY KEY,
    jurisdiction varchar(20) NOT NULL,
    -- empty where it is with the city or the province itself
    county       varchar(30) NOT NULL,
    district     varchar(40) NOT NULL,
    -- empty while nobody is responsible
    responsible  varchar(60) NOT NULL,
    category     varchar(40) NOT NULL,
    submitted_at timestamptz NOT NULL,
    submitted_on date        NOT NULL,
    open         boolean     NOT NULL,
    listed       boolean     NOT NULL,
    -- the first of the deadlines that run, and whether one of them was warned of
    next_due     timestamptz,
    warned       boolean     NOT NULL,
    -- the same of whoever is responsible, or of all while nobody is
    own_due      timestamptz,
    own_warned   boolean     NOT NULL,
    happened     supervision_happening[] NOT NULL,
    touched_at   timestamptz NOT NULL
);
CREATE INDEX supervision_request_open ON supervision_request
    (jurisdiction, district, responsible, category, submitted_on, next_due, warned, own_due, own_warned, listed, county) WHERE open;
CREATE INDEX supervision_request_touched ON supervision_request (touched_at);

CREATE VIEW supervision_source AS
SELECT
    r.case_number,
    r.jurisdiction,
    COALESCE(r.county, '')::varchar(30) AS county,
    r.district,
    COALESCE(r.responsible, '')::varchar(60) AS responsible,
    r.category,
    r.submitted_at,
    (r.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS submitted_on,
    r.status NOT IN ('closed', 'rated', 'withdrawn') AS open,
    EXISTS (SELECT 1 FROM service_request_listing l WHERE l.case_number = r.case_number AND l.ended_at IS NULL) AS listed,
    clocks.next_due,
    clocks.warned,
    clocks.own_due,
    clocks.own_warned,
    happenings.happened,
    r.updated_at AS touched_at
FROM service_request r
CROSS JOIN LATERAL (
    SELECT
        min(running.due) AS next_due,
        COALESCE(bool_or(running.warned), FALSE) AS warned,
        min(running.due) FILTER (WHERE running.own) AS own_due,
        COALESCE(bool_or(running.warned) FILTER (WHERE running.own), FALSE) AS own_warned
    FROM (
        SELECT
            c.due,
            r.responsible IS NULL OR split_part(c.signer, '.', 1) = r.responsible AS own,
            EXISTS (SELECT 1 FROM service_request_warning w WHERE w.clock_id = c.id) AS warned
        FROM service_request_clock c
        WHERE c.case_number = r.case_number AND c.ended_at IS NULL AND c.paused_at IS NULL
    ) running
) clocks
CROSS JOIN LATERAL (
    SELECT COALESCE(array_agg(
        ROW(h.what, h.month, h.jurisdiction, h.county, h.responsible, h.late, h.delayed, h.value)::supervision_happening
        ORDER BY h.what, h.month, h.round), '{}') AS happened
    FROM (
        (SELECT DISTINCT ON (on_day.month)
            'closed'::varchar AS what, on_day.month, c.round, c.jurisdiction, COALESCE(c.county, '') AS county,
            COALESCE(c.responsible, '') AS responsible, cardinality(missed.delayed) > 0 AS late, missed.delayed,
            GREATEST(ended.ordinal - began.ordinal, 0) AS value
        FROM service_request_closing c
        CROSS JOIN LATERAL (
            SELECT
                date_trunc('month', c.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS month,
                (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS closed,
                (c.started_at AT TIME ZONE 'Asia/Shanghai')::date AS started
        ) on_day
        LEFT JOIN supervision_workday began ON began.day = on_day.started
        LEFT JOIN supervision_workday ended ON ended.day = on_day.closed
        CROSS JOIN LATERAL (
            SELECT COALESCE(array_agg(DISTINCT split_part(k.signer, '.', 1)::varchar), '{}') AS delayed
            FROM service_request_clock k
            WHERE k.case_number = c.case_number AND k.ended_at > k.due
                AND k.ended_at > c.started_at AND k.ended_at <= c.closed_at
        ) missed
        WHERE c.case_number = r.case_number
        ORDER BY on_day.month, c.round DESC)
        UNION ALL
        (SELECT DISTINCT ON (date_trunc('month', c.reopened_at AT TIME ZONE 'Asia/Shanghai'))
            'reopened', date_trunc('month', c.reopened_at AT TIME ZONE 'Asia/Shanghai')::date, c.round, c.jurisdiction,
            COALESCE(c.county, ''), COALESCE(c.responsible, ''), FALSE, '{}'::varchar[], NULL::int
        FROM service_request_closing c
        WHERE c.case_number = r.case_number AND c.reopened_at IS NOT NULL
        ORDER BY date_trunc('month', c.reopened_at AT TIME ZONE 'Asia/Shanghai'), c.round DESC)
        UNION ALL
        SELECT 'rated', date_trunc('month', g.at AT TIME ZONE 'Asia/Shanghai')::date, c.round, c.jurisdiction,
            COALESCE(c.county, ''), COALESCE(c.responsible, ''), FALSE, '{}'::varchar[], g.grade
        FROM service_request_rating g
        JOIN service_request_closing c ON c.case_number = g.case_number AND c.round = g.round
        WHERE g.case_number = r.case_number
    ) h
) happenings;

-- For whom open requests wait: a row for each authority whose clock runs.
CREATE TABLE supervision_wait (
    case_number  varchar(40) NOT NULL,
    authority    varchar(60) NOT NULL,
    jurisdiction varchar(20) NOT NULL,
    county       varchar(30) NOT NULL,
    district     varchar(40) NOT NULL,
    responsible  varchar(60) NOT NULL,
    category     varchar(40) NOT NULL,
    due          timestamptz NOT NULL,
    warned       boolean     NOT NULL,
    PRIMARY KEY (case_number, authority)
);

CREATE VIEW supervision_wait_source AS
SELECT
    r.case_number,
    split_part(c.signer, '.', 1)::varchar(60) AS authority,
    r.jurisdiction,
    COALESCE(r.county, '')::varchar(30) AS county,
    r.district,
    COALESCE(r.responsible, '')::varchar(60) AS responsible,
    r.category,
    min(c.due) AS due,
    bool_or(EXISTS (SELECT 1 FROM service_request_warning w WHERE w.clock_id = c.id)) AS warned
FROM service_request r
JOIN service_request_clock c USING (case_number)
WHERE r.status NOT IN ('closed', 'rated', 'withdrawn') AND c.ended_at IS NULL AND c.paused_at IS NULL
GROUP BY r.case_number, split_part(c.signer, '.', 1);

-- What is counted of a request, by the month in which it happened: submitted (under whoever has it now), closed, late (closed after any
-- missed deadline), delayed (the same for each actor who missed one), reopened; with a value: handling (working days of the round),
-- rated (grade). All but the first under whoever had closed it. STRICT keeps the planner from putting its text into a query, which it
-- cannot do with arrays of rows.
CREATE FUNCTION supervision_counts(r supervision_request)
    RETURNS TABLE (month date, measure varchar(12), jurisdiction varchar(20), county varchar(30), responsible varchar(60),
        actor varchar(60), value int) LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT date_trunc('month', r.submitted_on::timestamp)::date, 'submitted'::varchar, r.jurisdiction, r.county, r.responsible,
        ''::varchar, 0
    UNION ALL
    SELECT h.month, h.what, h.jurisdiction, h.county, h.responsible, ''::varchar, CASE WHEN h.what = 'rated' THEN h.value ELSE 0 END
        FROM unnest(r.happened) h
    UNION ALL
    SELECT h.month, 'late'::varchar, h.jurisdiction, h.county, h.responsible, ''::varchar, 0 FROM unnest(r.happened) h WHERE h.late
    UNION ALL
    SELECT h.month, 'delayed'::varchar, h.jurisdiction, h.county, h.responsible, d.actor, 0
        FROM unnest(r.happened) h CROSS JOIN LATERAL unnest(h.delayed) AS d (actor)
    UNION ALL
    SELECT h.month, 'handling'::varchar, h.jurisdiction, h.county, h.responsible, ''::varchar, h.value FROM unnest(r.happened) h
        WHERE h.what = 'closed' AND h.value IS NOT NULL
$$;

DELETE FROM supervision_counter;
ALTER TABLE supervision_counter
    ADD COLUMN actor varchar(60) NOT NULL DEFAULT '',
    DROP CONSTRAINT supervision_counter_pkey,
    ADD PRIMARY KEY (measure, month, jurisdiction, county, district, responsible, category, actor, value),
    DROP CONSTRAINT supervision_counter_measure_check,
    ADD CONSTRAINT supervision_counter_measure_check CHECK (measure IN ('submitted', 'closed'::varchar, 'late'::varchar,
        'delayed'::varchar, 'handling'::varchar, 'reopened'::varchar, 'rated'));

-- How a month ended is written down anew, with what was overdue at whoever was responsible.
DELETE FROM supervision_month_end;
ALTER TABLE supervision_month_end_line
    ADD COLUMN own_overdue int NOT NULL,
    ADD CONSTRAINT supervision_month_end_line_own_check CHECK (own_overdue BETWEEN 0 AND overdue);

INSERT INTO supervision_request SELECT * FROM supervision_source;
INSERT INTO supervision_wait SELECT * FROM supervision_wait_source;
INSERT INTO supervision_counter (measure, month, jurisdiction, county, district, responsible, category, actor, value, n)
SELECT c.measure, c.month, c.jurisdiction, c.county, r.district, c.responsible, r.category, c.actor, c.value, count(*)
FROM supervision_request r CROSS JOIN LATERAL supervision_counts(r) c
GROUP BY c.measure, c.month, c.jurisdiction, c.county, r.district, c.responsible, r.category, c.actor, c.value;
