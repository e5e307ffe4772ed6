package io.loadtester.benchmarks;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.recording.IntervalMerger;
import io.loadtester.attack.recording.Recorder;
import io.loadtester.common.result.Interval;
import java.util.List;
import java.util.UUID;
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

/** Records a hit from its due instant to its end, and cuts a second of 1,000 hits into intervals. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecorderBenchmark {

    private static final int HITS_PER_SECOND = 1_000;

    private final Hits hits = new Hits();
    private final Recorder recorder = new Recorder(hits.names());
    private final IntervalMerger merger = new IntervalMerger(new UUID(0, 1), "w", hits.names());

    /** All hits fall into one second of the test, to measure the steady state between two cuts. */
    @Benchmark
    public long hit() {
        Hit hit = hits.next(0);
        count(hit);
        return hit.responseNanos();
    }

    @Benchmark
    public List<Interval> second() {
        for (int i = 0; i < HITS_PER_SECOND; i++) {
            count(hits.next(1));
        }
        return merger.merge(List.of(recorder.cut()));
    }

    private void count(Hit hit) {
        recorder.scheduled(hit);
        hits.send();
        recorder.sent(hit);
        hits.end();
        recorder.ended(hit);
    }
}
