package io.loadtester.worker.publishing;

import io.loadtester.wire.fleet.UntakenResult;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads, once each, the results that Kafka does not take at present. They stay in the buffer and are published when Kafka
 * takes them again. Not thread-safe.
 */
public final class UntakenResults {

    /** With a healthy Kafka, results wait some milliseconds. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** Far less than a gRPC message may have. */
    private static final int BYTES_AT_MOST = 512 << 10;

    private final ResultBuffer buffer;
    private long last = -1;

    UntakenResults(ResultBuffer buffer) {
        this.buffer = buffer;
    }

    /** The next ones, half a mebibyte at most unless the first is larger. */
    public List<UntakenResult> next(long nanoTime) {
        List<PendingResult> next = buffer.waiting(last, nanoTime - LATE_NANOS, BYTES_AT_MOST);
        if (!next.isEmpty()) {
            last = next.get(next.size() - 1).number();
        }
        return next.stream()
                .map(result -> new UntakenResult(result.key(), result.value()))
                .toList();
    }
}
