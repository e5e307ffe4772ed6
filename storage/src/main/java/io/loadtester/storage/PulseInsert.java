package io.loadtester.storage;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Pulse;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

final class PulseInsert extends BatchInsert<Pulse> {

    PulseInsert() {
        super(
                "pulse",
                List.of(
                        "test_id",
                        "worker_id",
                        "second",
                        "waiting",
                        "in_flight",
                        "connections",
                        "start_delay_p99_nanos",
                        "loop_lag_nanos",
                        "cpu_cores",
                        "heap_bytes",
                        "gc_pause_nanos",
                        "unsent_results",
                        "lost_results",
                        "release_delay_p99_nanos",
                        "cpu_limit_cores",
                        "throttled_nanos",
                        "scheduled",
                        "lost"),
                List.of(),
                Comparator.comparing(Pulse::testId)
                        .thenComparing(Pulse::workerId)
                        .thenComparing(Pulse::second));
    }

    @Override
    void bind(PreparedStatement row, Pulse pulse) throws SQLException {
        WorkerHealth health = pulse.health();
        int column = 0;
        row.setObject(++column, pulse.testId());
        row.setString(++column, pulse.workerId());
        row.setInt(++column, pulse.second());
        row.setLong(++column, pulse.waiting());
        row.setLong(++column, pulse.inFlight());
        row.setLong(++column, pulse.connections());
        row.setLong(++column, health.startDelayP99Nanos());
        row.setLong(++column, health.loopLagNanos());
        row.setDouble(++column, health.cpuCores());
        row.setLong(++column, health.heapBytes());
        row.setLong(++column, health.gcPauseNanos());
        row.setLong(++column, health.unsentResults());
        row.setLong(++column, health.lostResults());
        row.setLong(++column, health.releaseDelayP99Nanos());
        row.setDouble(++column, health.cpuLimitCores());
        row.setLong(++column, health.throttledNanos());
        row.setLong(++column, pulse.scheduled());
        row.setLong(++column, pulse.lost());
    }
}
