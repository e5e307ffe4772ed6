package io.loadtester.benchmarks;

import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.Timetable;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Share;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Computes when the next hit is due, which happens once per hit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TimetableBenchmark {

    /** Long enough that no run reaches its end. */
    private static final long DURATION_NANOS = TimeUnit.DAYS.toNanos(10_000);

    private final Timetable timetable =
            new Timetable(new ConstantPacer(20_000), DURATION_NANOS, 1, 2, new Epoch(1, new Share(1.0 / 3, 0.5), 0));

    @Benchmark
    public long nextDue() {
        timetable.advance();
        return timetable.nextDueNanos();
    }
}
