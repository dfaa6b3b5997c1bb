-- A step that is come back to while its limit still counts from the same moment goes on with the same clock, so that a clock may be
-- decided under more than once.
ALTER TABLE service_request_opinion DROP CONSTRAINT service_request_opinion_pkey;
ALTER TABLE service_request_opinion ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
CREATE INDEX service_request_opinion_clock ON service_request_opinion (clock_id);

-- True where the case ended or went elsewhere before anybody did what the clock was for.
ALTER TABLE service_request_clock ADD COLUMN abandoned boolean NOT NULL DEFAULT FALSE;
UPDATE service_request_clock c SET abandoned = TRUE
FROM service_request r
WHERE r.case_number = c.case_number AND (r.status = 'withdrawn' OR r.merged_into IS NOT NULL)
  AND c.ended_at = (SELECT max(l.ended_at) FROM service_request_clock l WHERE l.case_number = c.case_number)
  AND NOT EXISTS (SELECT 1 FROM service_request_opinion o WHERE o.clock_id = c.id);

-- Since when the plan is in force, and the day that is proposed instead of its own until the leader has decided.
ALTER TABLE service_request
    ADD COLUMN plan_approved_at timestamptz,
    ADD COLUMN new_plan_until date;

-- Who was closed unrated before the process waited for it cannot have the request taken up anew any longer.
UPDATE service_request SET reopen_until = rate_until WHERE outcome = 'unrated' AND reopen_until > rate_until;
