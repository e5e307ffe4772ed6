package io.loadtester.benchmarks;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.recording.IntervalMerger;
import io.loadtester.attack.recording.Recorder;
import io.loadtester.common.result.Published;
import io.loadtester.wire.PublishedCodec;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encodes an interval as a Kafka record, as a worker does once per second and target, and decodes it, as consumer and
 * master do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IntervalCodecBenchmark {

    @Param({"100", "50000"})
    public int hitsPerSecond = 100;

    private Published interval = interval(1);
    private byte[] bytes = {};

    @Setup
    public void prepare() {
        interval = interval(hitsPerSecond);
        bytes = PublishedCodec.encode(interval);
    }

    @Benchmark
    public byte[] encode() {
        return PublishedCodec.encode(interval);
    }

    @Benchmark
    public Published decode() {
        return PublishedCodec.decode(bytes);
    }

    private static Published interval(int count) {
        Hits hits = new Hits();
        Recorder recorder = new Recorder(hits.names());
        for (int i = 0; i < count; i++) {
            Hit hit = hits.next(0);
            recorder.scheduled(hit);
            hits.send();
            recorder.sent(hit);
            hits.end();
            recorder.ended(hit);
        }
        return new IntervalMerger(new UUID(0, 1), "w", hits.names())
                .merge(List.of(recorder.cut()))
                .get(0);
    }
}
