package io.loadtester.reporting.report;

import io.loadtester.common.test.LoadTest;
import java.util.List;

/**
 * What a report should contain.
 *
 * @param percentiles beyond those in every report, in the requested order
 */
public record Question(Selection selection, List<Percentile> percentiles) {

    public Question {
        percentiles = List.copyOf(percentiles);
    }

    /** The default: the whole test, with no further percentiles. */
    public static Question all(LoadTest test) {
        return new Question(Selection.all(test), List.of());
    }
}
