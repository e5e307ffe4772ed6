package io.loadtester.cli.attack;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Records every hit of one event loop, which owns it until the attack has ended. */
final class LoopRecords implements HitSink {

    /** Longest time that records wait for their chunk to fill. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Up to this many targets are kept as objects; a longer list creates its targets anew for every record. */
    private static final int MOST_KEPT = 1_000;

    /** Approximate memory of a record without its body. */
    private static final int RECORD_BYTES = 1_024;

    private final String attack;
    private final List<Target> targets;
    private final int maxBody;
    private final WallClock clock;
    private final RecordChunks chunks;

    private RecordChunks.Chunk chunk;
    private long begunNanoTime;

    LoopRecords(AttackSpec spec, int maxBody, WallClock clock, RecordChunks chunks) {
        this.attack = spec.name();
        this.targets = spec.targets().size() <= MOST_KEPT ? new ArrayList<>(spec.targets()) : spec.targets();
        this.maxBody = maxBody;
        this.clock = clock;
        this.chunks = chunks;
        this.chunk = chunks.take();
    }

    @Override
    public void scheduled(Hit hit) {}

    @Override
    public void sent(Hit hit) {}

    @Override
    public void ended(Hit hit) {
        if (chunk.size == 0) {
            begunNanoTime = hit.endedNanoTime();
        }
        chunk.records[chunk.size++].take(hit, attack, target(hit), clock, maxBody);
        chunk.bytes += RECORD_BYTES + chunk.records[chunk.size - 1].bodyBytes();
        if (chunk.size == RecordChunks.RECORDS
                || chunk.bytes >= RecordChunks.BYTES
                || hit.endedNanoTime() - begunNanoTime > PATIENCE_NANOS) {
            handOver();
        }
    }

    private Target target(Hit hit) {
        OwnTarget own = hit.own();
        return own == null ? targets.get(hit.target()) : own.target();
    }

    /** Passes the chunk to the writer; called by the event loop, or by another thread after the attack has ended. */
    void handOver() {
        chunks.put(chunk);
        chunk = chunks.take();
    }
}
