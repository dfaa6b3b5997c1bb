-- A step by plan has two deadlines: its own limit (monthly feedback) and the day of the plan. Each has a clock with its own warnings;
-- of_plan is that of the plan's day. Before, one clock ran to the earlier of the two: those stay as they are.
ALTER TABLE service_request_clock ADD COLUMN of_plan boolean NOT NULL DEFAULT FALSE;
DROP INDEX service_request_clock_open;
CREATE UNIQUE INDEX service_request_clock_open ON service_request_clock (case_number, step, signer, of_plan)
    WHERE ended_at IS NULL;
