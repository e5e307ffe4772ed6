package io.loadtester.master.reports;

import io.loadtester.common.test.LoadTest;
import java.util.List;

/**
 * What somebody wants to know of a test.
 *
 * @param percentiles besides those that every report has, in the order in which they are wanted
 */
record Question(Selection selection, List<Percentile> percentiles) {

    Question {
        percentiles = List.copyOf(percentiles);
    }

    /** The usual one. */
    static Question all(LoadTest test) {
        return new Question(Selection.all(test), List.of());
    }
}
