package io.loadtester.cli.attack;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.OwnTarget;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Owned by one event loop until its attack has ended. Records every hit. */
final class LoopRecords implements HitSink {

    /** Records wait so long for a chunk to fill before they go down the pipe. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Targets are made anew for every record where there are more of them. */
    private static final int MOST_KEPT = 1_000;

    /** About so much memory a record takes without its body. */
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

    /** Sends off what there is; not before the attack has ended, but from the loop itself. */
    void handOver() {
        chunks.put(chunk);
        chunk = chunks.take();
    }
}
