package io.loadtester.worker.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The results to be sent next, in order, from their arrival until they are settled. Guarded by its buffer. */
final class Line {

    private final TreeMap<Long, PendingResult> unsettled = new TreeMap<>();
    private final TreeMap<Long, PendingResult> unsent = new TreeMap<>();
    private long bytes;

    void add(PendingResult result) {
        bytes += result.bytes();
        unsettled.put(result.number(), result);
        unsent.put(result.number(), result);
    }

    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** Returns the first unsent result and marks it as being sent; it stays in line. */
    @Nullable
    PendingResult takeFirst() {
        var first = unsent.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    void putBack(PendingResult result) {
        unsent.put(result.number(), result);
    }

    void remove(PendingResult result) {
        unsettled.remove(result.number());
        bytes -= result.bytes();
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return unsettled.size();
    }

    boolean isEmpty() {
        return unsettled.isEmpty();
    }

    List<PendingResult> all() {
        return List.copyOf(unsettled.values());
    }

    /**
     * Unsettled results of this process, in order.
     *
     * @param after only results with higher numbers
     * @param sinceBefore only results that have waited since before this time
     * @param bytesAtMost of their values in total; the first is returned whatever its size
     */
    List<PendingResult> waiting(long after, long sinceBefore, int bytesAtMost) {
        List<PendingResult> found = new ArrayList<>();
        long bytesLeft = bytesAtMost;
        for (PendingResult result : unsettled.tailMap(after, false).values()) {
            bytesLeft -= result.value().length;
            if (result.sinceNanoTime() - sinceBefore >= 0 || (bytesLeft < 0 && !found.isEmpty())) {
                break;
            }
            if (!result.onDisk()) {
                found.add(result);
            }
        }
        return found;
    }

    /** How long the first result has been waiting; 0 if there is none. */
    long oldestAgeNanos(long nanoTime) {
        return isEmpty() ? 0 : nanoTime - unsettled.firstEntry().getValue().sinceNanoTime();
    }
}
