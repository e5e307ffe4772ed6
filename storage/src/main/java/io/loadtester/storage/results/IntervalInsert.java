package io.loadtester.storage.results;

import io.loadtester.common.result.Interval;
import java.util.Comparator;
import java.util.List;

final class IntervalInsert extends SliceInsert<Interval> {

    IntervalInsert() {
        super(
                "attack_interval",
                List.of(
                        column("test_id", "uuid", Interval::testId),
                        column("epoch", "int4", Interval::epoch),
                        column("sequence", "int8", Interval::sequence)),
                interval -> interval,
                Comparator.comparing(Interval::testId)
                        .thenComparing(Interval::workerId)
                        .thenComparing(Interval::epoch)
                        .thenComparing(Interval::sequence));
    }
}
