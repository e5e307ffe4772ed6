package io.loadtester.storage;

import io.loadtester.common.result.Interval;
import java.util.Comparator;
import java.util.List;

final class IntervalInsert extends BatchInsert<Interval> {

    IntervalInsert() {
        super(
                "attack_interval",
                List.of(
                        column("test_id", "uuid", Interval::testId),
                        column("worker_id", "text", Interval::workerId),
                        column("epoch", "int4", Interval::epoch),
                        column("sequence", "int8", Interval::sequence),
                        column("second", "int4", Interval::second),
                        column("target", "text", Interval::target),
                        column("scheduled", "int8", interval -> interval.ledger()
                                .scheduled()),
                        column("sent", "int8", interval -> interval.ledger().sent()),
                        column("abandoned", "int8", interval -> interval.ledger()
                                .abandoned()),
                        column("done", "int8", interval -> interval.ledger().done()),
                        column("failed", "int8", interval -> interval.ledger().failed()),
                        column("response_time", "bytea", interval -> interval.latencies()
                                .encodedResponseTime()),
                        column("service_time", "bytea", interval -> interval.latencies()
                                .encodedServiceTime()),
                        column("start_delay", "bytea", interval -> interval.latencies()
                                .encodedStartDelay()),
                        column("bytes_in", "int8", Interval::bytesIn),
                        column("bytes_out", "int8", Interval::bytesOut),
                        column(
                                "status_codes",
                                "jsonb",
                                interval -> CountsJson.writeStatusCodes(interval.statusCodes())),
                        column("failures", "jsonb", interval -> CountsJson.writeFailures(interval.failures())),
                        column("exemplars", "jsonb", interval -> ExemplarsJson.write(interval.exemplars()))),
                Comparator.comparing(Interval::testId)
                        .thenComparing(Interval::workerId)
                        .thenComparing(Interval::epoch)
                        .thenComparing(Interval::sequence));
    }
}
