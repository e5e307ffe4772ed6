package io.loadtester.reporting.report;

import io.loadtester.common.test.LoadTest;
import java.util.List;

/**
 * What somebody wants to know of a test.
 *
 * @param percentiles besides those that every report has, in the order in which they are wanted
 */
public record Question(Selection selection, List<Percentile> percentiles) {

    public Question {
        percentiles = List.copyOf(percentiles);
    }

    /** The usual one. */
    public static Question all(LoadTest test) {
        return new Question(Selection.all(test), List.of());
    }
}
