package io.loadtester.cli.search;

import io.loadtester.common.threshold.Measure;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.threshold.ThresholdParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What must hold at a rate. A target that sheds load answers what is left quickly: so hits must succeed, and as many as are
 * due, unless the user says how many are enough.
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
