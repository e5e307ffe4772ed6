package io.loadtester.worker.publishing;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.wire.PublishedCodec;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One attack's results on their way to Kafka. It counts what becomes of each, and lets the manifest follow when all
 * else is settled, so that the manifest's count of lost intervals is final. Thread-safe; no method waits.
 */
public final class AttackResults {

    private final ResultBuffer buffer;
    private final Settlement settlement = this::settled;
    private final CompletableFuture<Boolean> manifestSettled = new CompletableFuture<>();
    private long unsettled;
    private long lostIntervals;
    private @Nullable LongFunction<Manifest> manifest;
    private boolean manifestIsOnItsWay;

    AttackResults(ResultBuffer buffer) {
        this.buffer = buffer;
    }

    /** Hands a result over; one that finds no room is counted as lost. */
    public void publish(Published result) {
        byte[] value = PublishedCodec.encode(result);
        boolean isInterval = result instanceof Interval;
        synchronized (this) {
            unsettled++;
        }
        if (!buffer.offer(PublishedCodec.key(result), value, isInterval, settlement)) {
            settled(isInterval, false);
        }
    }

    /**
     * Nothing but the manifest follows.
     *
     * @param manifestOfLost makes the manifest, given how many intervals were lost
     * @return true once Kafka has the manifest, or the disk keeps it for this worker's next life; false when it was
     *     refused for good
     */
    public CompletableFuture<Boolean> finish(LongFunction<Manifest> manifestOfLost) {
        synchronized (this) {
            manifest = manifestOfLost;
        }
        publishManifestWhenAllIsSettled();
        return manifestSettled;
    }

    private void settled(boolean isInterval, boolean stored) {
        synchronized (this) {
            if (manifestIsOnItsWay) {
                manifestSettled.complete(stored);
                return;
            }
            unsettled--;
            if (isInterval && !stored) {
                lostIntervals++;
            }
        }
        publishManifestWhenAllIsSettled();
    }

    private void publishManifestWhenAllIsSettled() {
        Manifest ready;
        synchronized (this) {
            if (manifest == null || unsettled > 0) {
                return;
            }
            ready = manifest.apply(lostIntervals);
            manifest = null;
            manifestIsOnItsWay = true;
        }
        buffer.add(PublishedCodec.key(ready), PublishedCodec.encode(ready), settlement);
    }
}
