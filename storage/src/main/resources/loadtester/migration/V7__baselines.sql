-- The test that new tests of a tag are held against. Where the test goes, its being a baseline goes too.
CREATE TABLE baseline (
    tag     text        PRIMARY KEY,
    test_id uuid        NOT NULL REFERENCES load_test (id) ON DELETE CASCADE,
    set_by  text        NOT NULL,
    set_at  timestamptz NOT NULL
);

CREATE INDEX baseline_by_test ON baseline (test_id);
