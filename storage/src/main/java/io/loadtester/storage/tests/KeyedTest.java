package io.loadtester.storage.tests;

import java.util.UUID;

/**
 * The test that was submitted with an idempotency key.
 *
 * @param fingerprint of the request that submitted it
 */
public record KeyedTest(UUID testId, String fingerprint) {}
