-- Counties have service requests too. `county` is the code of the county that has a request now, such as pds-ruzhou; null where the city
-- or the province of `jurisdiction` has it itself.
ALTER TABLE service_request
    ADD COLUMN county varchar(30),
    -- the county where it came in
    ADD COLUMN origin_county varchar(30);
CREATE INDEX service_request_county ON service_request (county, status, submitted_at DESC) WHERE county IS NOT NULL;

ALTER TABLE service_request_transfer
    ADD COLUMN from_county varchar(30),
    ADD COLUMN to_county varchar(30),
    DROP CONSTRAINT service_request_transfer_check,
    ADD CONSTRAINT service_request_transfer_check
        CHECK ((from_jurisdiction, from_county) IS DISTINCT FROM (to_jurisdiction, to_county));
CREATE INDEX service_request_transfer_from_county ON service_request_transfer (from_county, case_number)
    WHERE from_county IS NOT NULL;

-- Boards of counties: the county that has a request, empty where it is with the city or the province itself.
ALTER TABLE supervision_request ADD COLUMN county varchar(30) NOT NULL DEFAULT '';
ALTER TABLE supervision_counter
    ADD COLUMN county varchar(30) NOT NULL DEFAULT '',
    DROP CONSTRAINT supervision_counter_pkey,
    ADD PRIMARY KEY (measure, month, jurisdiction, county, district, responsible, category, value);
ALTER TABLE supervision_month_end_line
    ADD COLUMN county varchar(30) NOT NULL DEFAULT '',
    DROP CONSTRAINT supervision_month_end_line_pkey,
    ADD PRIMARY KEY (month, jurisdiction, county, district, responsible, category);
DROP INDEX supervision_request_open;
CREATE INDEX supervision_request_open ON supervision_request
    (jurisdiction, district, responsible, category, submitted_on, next_due, warned, listed, county) WHERE open;

-- As in V25, with one column more.
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
    r.updated_at AS touched_at,
    COALESCE(r.county, '')::varchar(30) AS county
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
