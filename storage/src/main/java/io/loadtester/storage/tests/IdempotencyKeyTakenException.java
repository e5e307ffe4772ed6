package io.loadtester.storage.tests;

/** Another request with the same idempotency key was faster; the test was not stored. */
public final class IdempotencyKeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyTakenException(String key) {
        super("the idempotency key is in use: " + key);
    }
}
