-- Roll-ups: the intervals of a minute merged, once for each worker and target, and once for each second of all of them
-- (worker and target are empty then); and the minutes of an hour merged. A span that has its row here is merged in whole:
-- what is stored of it later takes the row away, and its roll-ups with it.

CREATE TABLE rolled_span (
    test_id      uuid    NOT NULL,
    span_seconds integer NOT NULL CHECK (span_seconds IN (60, 3600)),
    span_first   integer NOT NULL,
    PRIMARY KEY (test_id, span_seconds, span_first)
);

CREATE TABLE rollup (
    test_id       uuid    NOT NULL,
    span_seconds  integer NOT NULL,
    span_first    integer NOT NULL,
    seconds       integer NOT NULL,
    second        integer NOT NULL,
    worker_id     text    NOT NULL,
    target        text    NOT NULL,
    intervals     bigint  NOT NULL,
    scheduled     bigint  NOT NULL,
    sent          bigint  NOT NULL,
    abandoned     bigint  NOT NULL,
    done          bigint  NOT NULL,
    failed        bigint  NOT NULL,
    response_time bytea   NOT NULL,
    service_time  bytea   NOT NULL,
    start_delay   bytea   NOT NULL,
    status_codes  jsonb   NOT NULL,
    failures      jsonb   NOT NULL,
    bytes_in      bigint  NOT NULL,
    bytes_out     bigint  NOT NULL,
    exemplars     jsonb   NOT NULL,
    PRIMARY KEY (test_id, span_seconds, span_first, seconds, second, worker_id, target),
    FOREIGN KEY (test_id, span_seconds, span_first) REFERENCES rolled_span ON DELETE CASCADE
);

-- Retention: since when a test's intervals are gone and its roll-ups are all there is, and what came of its thresholds.

ALTER TABLE load_test
    ADD COLUMN retired_at         timestamptz,
    ADD COLUMN threshold_outcomes jsonb;

-- Intervals by the week in which their test was submitted. The ids of tests begin with that instant (version 7 of
-- UUIDs), so that a week is a range of the key. The table that was is the part for all other ids.

ALTER TABLE attack_interval RENAME TO attack_interval_other;
ALTER INDEX attack_interval_pkey RENAME TO attack_interval_other_pkey;
ALTER INDEX attack_interval_by_second RENAME TO attack_interval_other_by_second;

CREATE TABLE attack_interval (
    LIKE attack_interval_other INCLUDING DEFAULTS,
    PRIMARY KEY (test_id, worker_id, epoch, sequence)
) PARTITION BY RANGE (test_id);

CREATE INDEX attack_interval_by_second ON attack_interval (test_id, second);

ALTER TABLE attack_interval ATTACH PARTITION attack_interval_other DEFAULT;

-- The lowest id of a test submitted at that instant.
CREATE FUNCTION first_test_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CAST(rpad(lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0'), 32, '0') AS uuid)
$$;

-- Makes room for the tests of the week that holds the instant. Where some of them are stored under other ids already,
-- the others join them.
CREATE FUNCTION create_interval_week(at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    monday timestamptz := date_trunc('week', at, 'UTC');
    week   text        := 'attack_interval_' || to_char(monday AT TIME ZONE 'UTC', 'IYYY"w"IW');
BEGIN
    IF to_regclass(week) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF attack_interval FOR VALUES FROM (%L) TO (%L)',
            week, first_test_id(monday), first_test_id(monday + interval '7 days'));
    END IF;
EXCEPTION
    WHEN check_violation OR duplicate_table THEN NULL;
END
$$;
