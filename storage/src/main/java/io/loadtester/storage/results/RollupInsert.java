package io.loadtester.storage.results;

import io.loadtester.common.result.Rollup;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

final class RollupInsert extends SliceInsert<Rollup> {

    RollupInsert(UUID testId, RollupPeriod period) {
        super(
                "rollup",
                List.of(
                        column("test_id", "uuid", rollup -> testId),
                        column("period_seconds", "int4", rollup -> period.seconds()),
                        column("period_first", "int4", rollup -> period.first()),
                        column("seconds", "int4", Rollup::seconds),
                        column("intervals", "int8", Rollup::intervals)),
                rollup -> rollup,
                Comparator.comparing(Rollup::seconds).thenComparing(Rollup::second));
    }
}
