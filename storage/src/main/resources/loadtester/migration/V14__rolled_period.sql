-- Minutes and hours that are rolled up are periods; a span is a part of a trace.
ALTER TABLE rolled_span RENAME TO rolled_period;
ALTER TABLE rolled_period RENAME COLUMN span_seconds TO period_seconds;
ALTER TABLE rolled_period RENAME COLUMN span_first TO period_first;
ALTER INDEX rolled_span_pkey RENAME TO rolled_period_pkey;
ALTER TABLE rolled_period RENAME CONSTRAINT rolled_span_span_seconds_check TO rolled_period_period_seconds_check;

ALTER TABLE rollup RENAME COLUMN span_seconds TO period_seconds;
ALTER TABLE rollup RENAME COLUMN span_first TO period_first;
ALTER TABLE rollup
    RENAME CONSTRAINT rollup_test_id_span_seconds_span_first_fkey TO rollup_test_id_period_seconds_period_first_fkey;
