-- Names are the glossary's. Durations and counts of bytes are plain numbers whose unit is in the name; what hits were
-- counted by (status code, failure kind) is jsonb; histograms are HdrHistogram V2 compressed, empty for no values.

CREATE TABLE account (
    -- The user name in lower case, so that two accounts cannot differ by case alone.
    id            text        PRIMARY KEY,
    username      text        NOT NULL,
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('ADMIN', 'USER')),
    created_at    timestamptz NOT NULL
);

CREATE TABLE load_test (
    id             uuid               PRIMARY KEY,
    name           text               NOT NULL,
    spec           jsonb              NOT NULL,
    worker_count   integer            NOT NULL,
    distribution   text               NOT NULL,
    rate_weights   double precision[] NOT NULL,
    on_worker_loss text               NOT NULL,
    tags           text[]             NOT NULL,
    submitted_by   text               NOT NULL,
    submitted_at   timestamptz        NOT NULL,
    state          text               NOT NULL,
    reason         text               NOT NULL,
    starts_at      timestamptz,
    ended_at       timestamptz
);

CREATE INDEX load_test_newest_first ON load_test (submitted_at DESC, id DESC);

CREATE TABLE attack (
    test_id       uuid             NOT NULL REFERENCES load_test (id) ON DELETE CASCADE,
    position      integer          NOT NULL,
    worker_id     text             NOT NULL,
    epoch         integer          NOT NULL,
    weight        double precision NOT NULL,
    phase         double precision NOT NULL,
    cut_over_nanos bigint          NOT NULL,
    lost          text             NOT NULL,
    PRIMARY KEY (test_id, position)
);

-- Results refer to their test by id alone: they may arrive before its row is seen, and again after it was deleted.
-- The tables are not partitioned, because no period of time can be part of the key: an interval that is delivered
-- again a month later must still be the same interval. What is no longer wanted goes test by test, along the key.

CREATE TABLE attack_interval (
    test_id       uuid        NOT NULL,
    worker_id     text        NOT NULL,
    epoch         integer     NOT NULL,
    sequence      bigint      NOT NULL,
    second        integer     NOT NULL,
    target        text        NOT NULL,
    scheduled     bigint      NOT NULL,
    sent          bigint      NOT NULL,
    abandoned     bigint      NOT NULL,
    done          bigint      NOT NULL,
    failed        bigint      NOT NULL,
    response_time bytea       NOT NULL,
    service_time  bytea       NOT NULL,
    start_delay   bytea       NOT NULL,
    status_codes  jsonb       NOT NULL,
    failures      jsonb       NOT NULL,
    bytes_in      bigint      NOT NULL,
    bytes_out     bigint      NOT NULL,
    exemplars     jsonb       NOT NULL,
    stored_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (test_id, worker_id, epoch, sequence)
);

CREATE INDEX attack_interval_by_second ON attack_interval (test_id, second);

CREATE TABLE pulse (
    test_id               uuid             NOT NULL,
    worker_id             text             NOT NULL,
    second                integer          NOT NULL,
    waiting               bigint           NOT NULL,
    in_flight             bigint           NOT NULL,
    connections           bigint           NOT NULL,
    start_delay_p99_nanos bigint           NOT NULL,
    loop_lag_nanos        bigint           NOT NULL,
    cpu_cores             double precision NOT NULL,
    heap_bytes            bigint           NOT NULL,
    gc_pause_nanos        bigint           NOT NULL,
    unsent_results        bigint           NOT NULL,
    lost_results          bigint           NOT NULL,
    stored_at             timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (test_id, worker_id, second)
);

CREATE TABLE manifest (
    test_id                 uuid        NOT NULL,
    worker_id               text        NOT NULL,
    last_epoch              integer     NOT NULL,
    intervals               bigint      NOT NULL,
    lost_intervals          bigint      NOT NULL,
    scheduled               bigint      NOT NULL,
    sent                    bigint      NOT NULL,
    abandoned               bigint      NOT NULL,
    done                    bigint      NOT NULL,
    failed                  bigint      NOT NULL,
    earliest_unix_nanos     bigint      NOT NULL,
    latest_unix_nanos       bigint      NOT NULL,
    end_unix_nanos          bigint      NOT NULL,
    start_skew_nanos        bigint      NOT NULL,
    clock_uncertainty_nanos bigint      NOT NULL,
    reason                  text        NOT NULL,
    stored_at               timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (test_id, worker_id)
);
