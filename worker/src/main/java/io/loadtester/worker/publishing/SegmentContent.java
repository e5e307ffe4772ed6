package io.loadtester.worker.publishing;

import java.util.HashMap;
import java.util.Map;

/** What a segment holds that has not been read yet, as counts by key, and who is told of it. Not thread-safe. */
final class SegmentContent {

    private final Map<String, Part> parts = new HashMap<>();
    private long size;

    private static final class Part {

        private final Settlement settlement;
        private long intervals;
        private long others;

        Part(Settlement settlement) {
            this.settlement = settlement;
        }

        void change(boolean isInterval, int by) {
            if (isInterval) {
                intervals += by;
            } else {
                others += by;
            }
        }

        void settle(boolean stored) {
            for (long n = 0; n < intervals; n++) {
                settlement.settled(true, stored);
            }
            for (long n = 0; n < others; n++) {
                settlement.settled(false, stored);
            }
        }
    }

    /** Results of one key are told to the same. */
    void add(String key, boolean isInterval, Settlement settlement) {
        parts.computeIfAbsent(key, first -> new Part(settlement)).change(isInterval, 1);
        size++;
    }

    /** One result has been read; returns who is told of it. */
    Settlement remove(String key, boolean isInterval) {
        Part part = parts.get(key);
        if (part == null) {
            return Settlement.NOBODY;
        }
        part.change(isInterval, -1);
        size--;
        return part.settlement;
    }

    long size() {
        return size;
    }

    /** Settles everything; returns how much that was. */
    long settle(boolean stored) {
        long settled = size;
        size = 0;
        Map<String, Part> all = Map.copyOf(parts);
        parts.clear();
        all.values().forEach(part -> part.settle(stored));
        return settled;
    }
}
