package io.loadtester.attack.recording;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts by status code; owned by the owner of its cell. In practice there are few codes, and mostly the same one. */
final class StatusCounts {

    private int[] codes = new int[4];
    private long[] counts = new long[4];
    private int size;

    void add(int code, long count) {
        int i = 0;
        while (i < size && codes[i] != code) {
            i++;
        }
        if (i == size) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            codes[i] = code;
            counts[i] = 0;
            size++;
        }
        counts[i] += count;
    }

    void add(StatusCounts other) {
        for (int i = 0; i < other.size; i++) {
            add(other.codes[i], other.counts[i]);
        }
    }

    void clear() {
        size = 0;
    }

    Map<Integer, Long> asMap() {
        Map<Integer, Long> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(codes[i], counts[i]);
        }
        return map;
    }
}
