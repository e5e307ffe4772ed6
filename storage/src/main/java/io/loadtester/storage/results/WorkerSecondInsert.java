package io.loadtester.storage.results;

import io.loadtester.common.result.WorkerSecond;
import java.util.Comparator;
import java.util.List;

final class WorkerSecondInsert extends BatchInsert<WorkerSecond> {

    WorkerSecondInsert() {
        super(
                "worker_second",
                List.of(
                        column("test_id", "uuid", WorkerSecond::testId),
                        column("worker_id", "text", WorkerSecond::workerId),
                        column("second", "int4", WorkerSecond::second),
                        column("waiting", "int8", WorkerSecond::waiting),
                        column("in_flight", "int8", WorkerSecond::inFlight),
                        column("connections", "int8", WorkerSecond::connections),
                        column("start_delay_p99_nanos", "int8", workerSecond -> workerSecond
                                .health()
                                .startDelayP99Nanos()),
                        column("loop_lag_nanos", "int8", workerSecond -> workerSecond
                                .health()
                                .loopLagNanos()),
                        column("cpu_cores", "float8", workerSecond -> workerSecond
                                .health()
                                .cpuCores()),
                        column("heap_bytes", "int8", workerSecond -> workerSecond
                                .health()
                                .heapBytes()),
                        column("gc_pause_nanos", "int8", workerSecond -> workerSecond
                                .health()
                                .gcPauseNanos()),
                        column("unsent_results", "int8", workerSecond -> workerSecond
                                .health()
                                .unsentResults()),
                        column("lost_results", "int8", workerSecond -> workerSecond
                                .health()
                                .lostResults()),
                        column("release_delay_p99_nanos", "int8", workerSecond -> workerSecond
                                .health()
                                .releaseDelayP99Nanos()),
                        column("cpu_limit_cores", "float8", workerSecond -> workerSecond
                                .health()
                                .cpuLimitCores()),
                        column("throttled_nanos", "int8", workerSecond -> workerSecond
                                .health()
                                .throttledNanos()),
                        column("scheduled", "int8", WorkerSecond::scheduled),
                        column("lost", "int8", WorkerSecond::lost),
                        column("skipped", "int8", WorkerSecond::skipped)),
                Comparator.comparing(WorkerSecond::testId)
                        .thenComparing(WorkerSecond::workerId)
                        .thenComparing(WorkerSecond::second));
    }
}
