package io.loadtester.reporting.report;

import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Slice;
import io.loadtester.reporting.report.Report.FailureSample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sample failures of a test, grouped by kind and text. Bounded; mutable, used by one thread. */
final class FailureSamples {

    /** Limited, because texts with ports and addresses may all differ. */
    private static final int MAX_TEXTS = 100;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record Key(FailureKind kind, String text) {}

    private record Group(long count, long firstSecond, long lastSecond) {

        Group plus(Group other) {
            return new Group(
                    count + other.count,
                    Math.min(firstSecond, other.firstSecond),
                    Math.max(lastSecond, other.lastSecond));
        }
    }

    private final Map<Key, Group> groups = new LinkedHashMap<>();

    void add(Slice slice) {
        for (Exemplar exemplar : slice.exemplars()) {
            FailureKind kind = exemplar.failure();
            if (kind == null) {
                continue;
            }
            Key key = new Key(kind, exemplar.text());
            if (groups.containsKey(key) || groups.size() < MAX_TEXTS) {
                long second = exemplar.dueNanos() / NANOS_PER_SECOND;
                groups.merge(key, new Group(1, second, second), Group::plus);
            }
        }
    }

    /** The distinct texts. */
    List<String> texts() {
        return groups.keySet().stream().map(Key::text).distinct().toList();
    }

    /** The groups, most frequent first. */
    List<FailureSample> samples() {
        return groups.entrySet().stream()
                .map(group -> new FailureSample(
                        group.getKey().kind().word(),
                        group.getKey().text(),
                        group.getValue().count(),
                        group.getValue().firstSecond(),
                        group.getValue().lastSecond()))
                .sorted(Comparator.comparingLong(FailureSample::count)
                        .reversed()
                        .thenComparing(FailureSample::firstSecondOfTest))
                .toList();
    }
}
