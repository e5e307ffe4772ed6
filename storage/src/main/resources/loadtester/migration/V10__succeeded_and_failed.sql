-- Succeeded and failed hits are told apart, and when hits ended is counted. The ledger is about what happened on the wire:
-- a whole response came (answered) or did not (unanswered). Rows from before have no succeeded: their response_time and
-- service_time are those of all hits that ended, and they are taken apart as they are read. Nothing is rewritten here, so that
-- this takes no longer where there is much.

ALTER TABLE attack_interval RENAME COLUMN done TO answered;
ALTER TABLE attack_interval RENAME COLUMN failed TO unanswered;
ALTER TABLE attack_interval
    ADD COLUMN succeeded            bigint,
    ADD COLUMN completed_succeeded  bigint,
    ADD COLUMN completed_failed     bigint,
    ADD COLUMN failed_response_time bytea,
    ADD COLUMN first_byte_time      bytea,
    ADD COLUMN resent               bigint NOT NULL DEFAULT 0;

ALTER TABLE rollup RENAME COLUMN done TO answered;
ALTER TABLE rollup RENAME COLUMN failed TO unanswered;
ALTER TABLE rollup
    ADD COLUMN succeeded            bigint,
    ADD COLUMN completed_succeeded  bigint,
    ADD COLUMN completed_failed     bigint,
    ADD COLUMN failed_response_time bytea,
    ADD COLUMN first_byte_time      bytea,
    ADD COLUMN resent               bigint NOT NULL DEFAULT 0;

ALTER TABLE manifest RENAME COLUMN done TO answered;
ALTER TABLE manifest RENAME COLUMN failed TO unanswered;

-- What a test that has ended came to; null until that is known.

ALTER TABLE load_test
    ADD COLUMN outcome          text,
    ADD COLUMN outcome_sentence text;
