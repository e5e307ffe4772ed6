package io.loadtester.storage.baselines;

import java.time.Instant;
import java.util.UUID;

/**
 * The test that new tests of a tag are held against.
 *
 * @param tag there is one baseline at most for each
 * @param setBy the account's user name
 * @param setAt kept to the microsecond
 */
public record Baseline(String tag, UUID testId, String setBy, Instant setAt) {}
