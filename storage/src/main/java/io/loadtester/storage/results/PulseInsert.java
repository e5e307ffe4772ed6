package io.loadtester.storage.results;

import io.loadtester.common.result.Pulse;
import java.util.Comparator;
import java.util.List;

final class PulseInsert extends BatchInsert<Pulse> {

    PulseInsert() {
        super(
                "pulse",
                List.of(
                        column("test_id", "uuid", Pulse::testId),
                        column("worker_id", "text", Pulse::workerId),
                        column("second", "int4", Pulse::second),
                        column("waiting", "int8", Pulse::waiting),
                        column("in_flight", "int8", Pulse::inFlight),
                        column("connections", "int8", Pulse::connections),
                        column("start_delay_p99_nanos", "int8", pulse -> pulse.health()
                                .startDelayP99Nanos()),
                        column("loop_lag_nanos", "int8", pulse -> pulse.health().loopLagNanos()),
                        column("cpu_cores", "float8", pulse -> pulse.health().cpuCores()),
                        column("heap_bytes", "int8", pulse -> pulse.health().heapBytes()),
                        column("gc_pause_nanos", "int8", pulse -> pulse.health().gcPauseNanos()),
                        column("unsent_results", "int8", pulse -> pulse.health().unsentResults()),
                        column("lost_results", "int8", pulse -> pulse.health().lostResults()),
                        column("release_delay_p99_nanos", "int8", pulse -> pulse.health()
                                .releaseDelayP99Nanos()),
                        column("cpu_limit_cores", "float8", pulse -> pulse.health()
                                .cpuLimitCores()),
                        column("throttled_nanos", "int8", pulse -> pulse.health()
                                .throttledNanos()),
                        column("scheduled", "int8", Pulse::scheduled),
                        column("lost", "int8", Pulse::lost)),
                Comparator.comparing(Pulse::testId)
                        .thenComparing(Pulse::workerId)
                        .thenComparing(Pulse::second));
    }
}
