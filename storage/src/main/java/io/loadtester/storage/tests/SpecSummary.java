package io.loadtester.storage.tests;

import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a test's spec.
 *
 * @param outline pacer, duration, the first targets with their names and URLs alone, and the options that are short and no
 *     secrets; nothing to attack with
 * @param targetCount how many targets there are
 * @param plannedHits null when their number is open
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
