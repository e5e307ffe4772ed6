package io.loadtester.worker.publishing;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.wire.PublishedCodec;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one attack's results and tracks what becomes of each. The manifest is sent only when everything else is
 * settled, so that its count of lost intervals is final. Thread-safe; no method blocks.
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

    /** Queues a result for publishing; counts it as lost if the buffer is full. */
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
     * Declares that only the manifest is still to come.
     *
     * @param manifestOfLost creates the manifest, given the number of lost intervals
     * @return true once Kafka has the manifest, or the disk keeps it for this worker's next run; false if it was
     *     rejected permanently
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
