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

-- The view as it stands, with one column more at its end.
DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW supervision_source AS '
        || replace(pg_get_viewdef('supervision_source'::regclass), 'r.updated_at AS touched_at',
            'r.updated_at AS touched_at, COALESCE(r.county, '''')::varchar(30) AS county');
END $$;
