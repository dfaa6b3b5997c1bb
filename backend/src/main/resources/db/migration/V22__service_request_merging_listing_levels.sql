-- Service requests that are merged, listed for supervision (挂牌督办), dispatched down and reported up.
ALTER TABLE service_request
    -- the government where it came in; `jurisdiction` is the one that has it now
    ADD COLUMN origin varchar(20),
    ADD COLUMN merged_into varchar(40) REFERENCES service_request (case_number);
UPDATE service_request SET origin = jurisdiction;
ALTER TABLE service_request
    ALTER COLUMN origin SET NOT NULL,
    DROP CONSTRAINT service_request_outcome_check,
    ADD CONSTRAINT service_request_outcome_check CHECK (outcome IN ('rated', 'unrated', 'withdrawn', 'merged')),
    DROP CONSTRAINT service_request_check,
    ADD CONSTRAINT service_request_responsible_check
        CHECK (status IN ('submitted', 'withdrawn') OR responsible IS NOT NULL OR merged_into IS NOT NULL),
    ADD CONSTRAINT service_request_merged_check
        CHECK ((merged_into IS NULL) = (outcome IS NULL OR outcome <> 'merged') AND merged_into <> case_number);
CREATE INDEX service_request_merged_into ON service_request (merged_into) WHERE merged_into IS NOT NULL;

-- A listing stays after it ends; at most one of a request holds.
CREATE TABLE service_request_listing (
    id          bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number varchar(40)  NOT NULL REFERENCES service_request (case_number),
    leader      varchar(100) NOT NULL CHECK (leader <> ''),
    until       date         NOT NULL,
    reason      text         NOT NULL CHECK (reason <> ''),
    listed_by   varchar(64)  NOT NULL,
    listed_at   timestamptz  NOT NULL,
    -- when it was said that the date has passed, once
    warned_at   timestamptz,
    ended_at    timestamptz,
    ended_by    varchar(64),
    end_reason  text,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX service_request_listing_open ON service_request_listing (case_number) WHERE ended_at IS NULL;
CREATE INDEX service_request_listing_case ON service_request_listing (case_number, id);

-- From government to government, down or up, one level at a time.
CREATE TABLE service_request_transfer (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number       varchar(40) NOT NULL REFERENCES service_request (case_number),
    from_jurisdiction varchar(20) NOT NULL,
    to_jurisdiction   varchar(20) NOT NULL,
    reason            text        NOT NULL CHECK (reason <> ''),
    -- who decided that it goes back to a government that has had it
    leader            varchar(100),
    transferred_by    varchar(64) NOT NULL,
    at                timestamptz NOT NULL,
    CHECK (from_jurisdiction <> to_jurisdiction)
);
CREATE INDEX service_request_transfer_case ON service_request_transfer (case_number, id);
CREATE INDEX service_request_transfer_from ON service_request_transfer (from_jurisdiction, case_number);
