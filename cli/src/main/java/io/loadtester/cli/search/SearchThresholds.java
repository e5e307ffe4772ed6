package io.loadtester.cli.search;

import io.loadtester.common.threshold.Measure;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.threshold.ThresholdParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The thresholds of a search. A target that sheds load answers the rest quickly, so the search also requires that
 * enough hits succeed and that throughput keeps up with the rate, unless the user's thresholds cover that.
 */
final class SearchThresholds {

    private static final Threshold SUCCESS = ThresholdParser.parse("success > 99%");
    private static final Threshold THROUGHPUT = ThresholdParser.parse("throughput > 95% of target");

    private SearchThresholds() {}

    static List<Threshold> with(List<Threshold> given) {
        List<Threshold> all = new ArrayList<>(given);
        if (none(given, SearchThresholds::isAboutSuccess)) {
            all.add(SUCCESS);
        }
        if (none(given, Measure.Rate.class::isInstance)) {
            all.add(THROUGHPUT);
        }
        return List.copyOf(all);
    }

    private static boolean isAboutSuccess(Measure measure) {
        boolean allFailures = measure instanceof Measure.Failures failures && failures.kind() == null;
        return allFailures || measure instanceof Measure.Successes;
    }

    private static boolean none(List<Threshold> given, Predicate<Measure> about) {
        return given.stream().map(Threshold::measure).noneMatch(about);
    }
}
