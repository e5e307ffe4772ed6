package io.loadtester.storage.tests;

import java.time.Duration;

/**
 * The name that a client gives a submission, so that repeating it submits no second test. Each user has keys of their own.
 *
 * @param key as the client sent it
 * @param fingerprint of the request; another one with the same key is another request
 */
public record IdempotencyKey(String key, String fingerprint) {

    /** How long it is known after the submission. */
    public static final Duration KEPT_FOR = Duration.ofHours(24);
}
