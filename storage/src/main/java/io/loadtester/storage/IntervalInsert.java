package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

final class IntervalInsert extends BatchInsert<Interval> {

    IntervalInsert() {
        super(
                "attack_interval",
                List.of(
                        "test_id",
                        "worker_id",
                        "epoch",
                        "sequence",
                        "second",
                        "target",
                        "scheduled",
                        "sent",
                        "abandoned",
                        "done",
                        "failed",
                        "response_time",
                        "service_time",
                        "start_delay",
                        "bytes_in",
                        "bytes_out"),
                List.of("status_codes", "failures", "exemplars"),
                Comparator.comparing(Interval::testId)
                        .thenComparing(Interval::workerId)
                        .thenComparing(Interval::epoch)
                        .thenComparing(Interval::sequence));
    }

    @Override
    void bind(PreparedStatement row, Interval interval) throws SQLException {
        Latencies latencies = interval.latencies();
        int column = 0;
        row.setObject(++column, interval.testId());
        row.setString(++column, interval.workerId());
        row.setInt(++column, interval.epoch());
        row.setLong(++column, interval.sequence());
        row.setInt(++column, interval.second());
        row.setString(++column, interval.target());
        row.setLong(++column, interval.ledger().scheduled());
        row.setLong(++column, interval.ledger().sent());
        row.setLong(++column, interval.ledger().abandoned());
        row.setLong(++column, interval.ledger().done());
        row.setLong(++column, interval.ledger().failed());
        row.setBytes(++column, latencies.encodedResponseTime());
        row.setBytes(++column, latencies.encodedServiceTime());
        row.setBytes(++column, latencies.encodedStartDelay());
        row.setLong(++column, interval.bytesIn());
        row.setLong(++column, interval.bytesOut());
        row.setString(++column, CountsJson.writeStatusCodes(interval.statusCodes()));
        row.setString(++column, CountsJson.writeFailures(interval.failures()));
        row.setString(++column, ExemplarsJson.write(interval.exemplars()));
    }
}
