package io.loadtester.worker.publishing;

import java.util.HashMap;
import java.util.Map;

/** The unread results of a segment, as counts by key, and who is notified when they settle. Not thread-safe. */
final class SegmentContent {

    private final Map<String, KeyCounts> byKey = new HashMap<>();
    private long size;

    private static final class KeyCounts {

        private final Settlement settlement;
        private long intervals;
        private long others;

        KeyCounts(Settlement settlement) {
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

    /** All results of one key share one settlement. */
    void add(String key, boolean isInterval, Settlement settlement) {
        byKey.computeIfAbsent(key, first -> new KeyCounts(settlement)).change(isInterval, 1);
        size++;
    }

    /** Counts a result as read; returns its settlement. */
    Settlement remove(String key, boolean isInterval) {
        KeyCounts counts = byKey.get(key);
        if (counts == null) {
            return Settlement.NOBODY;
        }
        counts.change(isInterval, -1);
        size--;
        return counts.settlement;
    }

    long size() {
        return size;
    }

    /** Settles all unread results; returns how many there were. */
    long settle(boolean stored) {
        long settled = size;
        size = 0;
        Map<String, KeyCounts> all = Map.copyOf(byKey);
        byKey.clear();
        all.values().forEach(counts -> counts.settle(stored));
        return settled;
    }
}
