package io.loadtester.storage.results;

import io.loadtester.common.result.Manifest;
import java.util.Comparator;
import java.util.List;

final class ManifestInsert extends BatchInsert<Manifest> {

    ManifestInsert() {
        super(
                "manifest",
                List.of(
                        column("test_id", "uuid", Manifest::testId),
                        column("worker_id", "text", Manifest::workerId),
                        column("last_epoch", "int4", Manifest::lastEpoch),
                        column("intervals", "int8", Manifest::intervals),
                        column("lost_intervals", "int8", Manifest::lostIntervals),
                        column("scheduled", "int8", manifest -> manifest.ledger()
                                .scheduled()),
                        column("sent", "int8", manifest -> manifest.ledger().sent()),
                        column("abandoned", "int8", manifest -> manifest.ledger()
                                .abandoned()),
                        column("skipped", "int8", manifest -> manifest.ledger().skipped()),
                        column("answered", "int8", manifest -> manifest.ledger().answered()),
                        column("unanswered", "int8", manifest -> manifest.ledger()
                                .unanswered()),
                        column("earliest_unix_nanos", "int8", Manifest::earliestUnixNanos),
                        column("latest_unix_nanos", "int8", Manifest::latestUnixNanos),
                        column("end_unix_nanos", "int8", Manifest::endUnixNanos),
                        column("start_skew_nanos", "int8", Manifest::startSkewNanos),
                        column("clock_uncertainty_nanos", "int8", Manifest::clockUncertaintyNanos),
                        column("reason", "text", Manifest::reason)),
                Comparator.comparing(Manifest::testId).thenComparing(Manifest::workerId));
    }
}
