-- What a client named its submission by (the header Idempotency-Key), so that a repeated one is recognized.
CREATE TABLE idempotency_key (
    username    text        NOT NULL,
    key         text        NOT NULL,
    -- Of the request, to tell a repetition from another request with the same key.
    fingerprint text        NOT NULL,
    test_id     uuid        NOT NULL REFERENCES load_test (id) ON DELETE CASCADE,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (username, key)
);

CREATE INDEX idempotency_key_test ON idempotency_key (test_id);
CREATE INDEX idempotency_key_oldest_first ON idempotency_key (created_at);
