package io.loadtester.worker.publishing;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.wire.PublishedCodec;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One attack's results on their way to Kafka. It counts what becomes of each, and lets the manifest follow when all
 * else is settled, so that the manifest's count of lost intervals is final. Thread-safe; no method waits.
 */
public final class AttackResults {

    private final ResultBuffer buffer;
    private final CompletableFuture<Boolean> manifestSettled = new CompletableFuture<>();
    private long unsettled;
    private long lostIntervals;
    private @Nullable LongFunction<Manifest> manifest;

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
        if (!buffer.offer(PublishedCodec.key(result), value, stored -> settled(isInterval, stored))) {
            settled(isInterval, false);
        }
    }

    /**
     * Nothing but the manifest follows.
     *
     * @param manifestOfLost makes the manifest, given how many intervals were lost
     * @return true once Kafka has the manifest, false when it refused it for good
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
        }
        buffer.add(PublishedCodec.key(ready), PublishedCodec.encode(ready), manifestSettled::complete);
    }
}
