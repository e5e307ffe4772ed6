package io.loadtester.storage.tests;

import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The part of a test's spec that lists show.
 *
 * @param outline pacer, duration, the first targets (name and URL only) and the options that are short and not secret;
 *     not enough to run an attack
 * @param targetCount number of targets
 * @param plannedHits null if the number is not fixed
 */
public record SpecSummary(
        AttackSpec outline, int targetCount, @Nullable Long plannedHits) {

    static final int TARGETS_AT_MOST = 3;

    static SpecSummary of(LoadTest test) {
        return SpecSummaryJson.read(SpecSummaryJson.write(test));
    }

    static @Nullable Long plannedHits(LoadTest test) {
        OptionalLong planned = test.plannedLoad().hits();
        return planned.isPresent() ? Long.valueOf(planned.getAsLong()) : null;
    }
}
