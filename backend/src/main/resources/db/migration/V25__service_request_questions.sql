-- What the responsible authority asks the enterprise for, and the clocks that stand still until it answers.
CREATE TABLE service_request_question (
    id              bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number     varchar(40)  NOT NULL REFERENCES service_request (case_number),
    round           int          NOT NULL,
    step            varchar(80)  NOT NULL,
    authority       varchar(60)  NOT NULL,
    asked_by        varchar(64)  NOT NULL,
    text            text         NOT NULL CHECK (text <> ''),
    asked_at        timestamptz  NOT NULL,
    -- what the last moment of an answer was computed from
    unit            varchar(20)  NOT NULL,
    length          int          NOT NULL,
    count_start_day boolean      NOT NULL,
    cut_off         time,
    until           timestamptz  NOT NULL,
    answer          text,
    answered_by     varchar(64),
    answered_at     timestamptz,
    documents       uuid[]       NOT NULL DEFAULT '{}',
    -- why the authority does not wait any longer
    call_off_reason text,
    ended_at        timestamptz,
    ending          varchar(20)  CHECK (ending IN ('answered', 'time-over', 'called-off', 'case-over')),
    CHECK (until >= asked_at AND (ended_at IS NULL OR ended_at >= asked_at)),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3))
);
CREATE UNIQUE INDEX service_request_question_open ON service_request_question (case_number) WHERE ended_at IS NULL;
CREATE INDEX service_request_question_case ON service_request_question (case_number, id);

-- The times a clock stood still stay with it, as its due date may have to be computed anew.
ALTER TABLE service_request_clock
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN pauses jsonb NOT NULL DEFAULT '[]',
    ADD CONSTRAINT service_request_clock_paused_check CHECK (paused_at IS NULL OR ended_at IS NULL);

-- As in V23, but what stands still is neither warned nor due.
CREATE OR REPLACE VIEW supervision_source AS
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
        min(c.due) FILTER (WHERE c.ended_at IS NULL AND c.paused_at IS NULL) AS next_due,
        COALESCE(bool_or(c.ended_at > c.due), FALSE) AS late,
        COALESCE(bool_or(c.ended_at IS NULL AND c.paused_at IS NULL
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
