package io.loadtester.storage;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

final class ManifestInsert extends BatchInsert<Manifest> {

    ManifestInsert() {
        super(
                "manifest",
                List.of(
                        "test_id",
                        "worker_id",
                        "last_epoch",
                        "intervals",
                        "lost_intervals",
                        "scheduled",
                        "sent",
                        "abandoned",
                        "done",
                        "failed",
                        "earliest_unix_nanos",
                        "latest_unix_nanos",
                        "end_unix_nanos",
                        "start_skew_nanos",
                        "clock_uncertainty_nanos",
                        "reason"),
                List.of(),
                Comparator.comparing(Manifest::testId).thenComparing(Manifest::workerId));
    }

    @Override
    void bind(PreparedStatement row, Manifest manifest) throws SQLException {
        Ledger ledger = manifest.ledger();
        int column = 0;
        row.setObject(++column, manifest.testId());
        row.setString(++column, manifest.workerId());
        row.setInt(++column, manifest.lastEpoch());
        row.setLong(++column, manifest.intervals());
        row.setLong(++column, manifest.lostIntervals());
        row.setLong(++column, ledger.scheduled());
        row.setLong(++column, ledger.sent());
        row.setLong(++column, ledger.abandoned());
        row.setLong(++column, ledger.done());
        row.setLong(++column, ledger.failed());
        row.setLong(++column, manifest.earliestUnixNanos());
        row.setLong(++column, manifest.latestUnixNanos());
        row.setLong(++column, manifest.endUnixNanos());
        row.setLong(++column, manifest.startSkewNanos());
        row.setLong(++column, manifest.clockUncertaintyNanos());
        row.setString(++column, manifest.reason());
    }
}
