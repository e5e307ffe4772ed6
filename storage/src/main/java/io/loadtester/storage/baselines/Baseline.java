package io.loadtester.storage.baselines;

import java.time.Instant;
import java.util.UUID;

/**
 * The test that new tests with a tag are compared with.
 *
 * @param tag has at most one baseline
 * @param setBy the account's user name
 * @param setAt stored to the microsecond
 */
public record Baseline(String tag, UUID testId, String setBy, Instant setAt) {}
