-- Later events of a case find its business entity by the first message to it.
CREATE INDEX notification_case ON notification (case_number, recipient_kind);
