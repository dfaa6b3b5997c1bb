-- What the time to rate and the time to ask for work anew were computed from, so that both follow a change of the calendar. A request
-- that was closed before this was kept goes by the plan where that gives the dates it has.
CREATE TABLE service_request_rating_terms (
    case_number     varchar(40) NOT NULL REFERENCES service_request (case_number),
    wait            varchar(20) NOT NULL CHECK (wait IN ('rating', 'reopening')),
    started_at      timestamptz NOT NULL,
    length          integer     NOT NULL CHECK (length >= 0),
    unit            varchar(20) NOT NULL,
    count_start_day boolean     NOT NULL,
    cut_off         time CHECK (cut_off IS NULL OR unit <> 'hour'),
    PRIMARY KEY (case_number, wait)
);

-- Closed requests that wait for their enterprise: few among many that are over.
CREATE INDEX service_request_unrated ON service_request (case_number) WHERE status = 'closed' AND outcome IS NULL;
CREATE INDEX service_request_reopenable ON service_request (reopen_until) WHERE status = 'rated';

-- Messages that are about no single case: a bulletin, a change of the calendar.
ALTER TABLE notification
    ALTER COLUMN case_number DROP NOT NULL,
    ADD COLUMN about text CHECK (about ~ '^(bulletin|calendar-change):[0-9]+$'),
    ADD CONSTRAINT notification_subject_check CHECK ((case_number IS NULL) = (about IS NOT NULL));
