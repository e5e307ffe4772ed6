package io.loadtester.master.reports;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Slice;
import io.loadtester.master.reports.Report.FailureSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first failures of a test, equal ones of a second as one. Bounded; mutable, used by one thread. */
final class FailureSamples {

    private static final int MAX_SAMPLES = 200;
    private static final int MAX_TEXTS = 100;

    private record Key(long second, FailureKind kind, String text) {}

    private final Map<Key, Long> samples = new LinkedHashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();

    void add(Slice slice) {
        for (Exemplar exemplar : slice.exemplars()) {
            FailureKind kind = exemplar.failure();
            if (kind == null) {
                continue;
            }
            Key key = new Key(exemplar.dueNanos() / 1_000_000_000, kind, exemplar.text());
            if (samples.containsKey(key) || samples.size() < MAX_SAMPLES) {
                samples.merge(key, 1L, Long::sum);
            }
            if (texts.size() < MAX_TEXTS) {
                texts.add(exemplar.text());
            }
        }
    }

    /** Texts, each once. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    List<FailureSample> samples() {
        List<FailureSample> list = new ArrayList<>();
        samples.forEach((key, count) ->
                list.add(new FailureSample(key.second(), key.kind().word(), key.text(), count)));
        list.sort(Comparator.comparingLong(FailureSample::secondOfTest));
        return list;
    }
}
