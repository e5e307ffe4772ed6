package io.loadtester.attack.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Round robin over interchangeable candidates, separately for each key. Thread-safe. */
final class Turns {

    /** Bounds memory, as redirects may lead to ever new hosts. A dropped key starts with the first candidate again. */
    private static final int MAX_KEYS = 10_000;

    private final Map<Object, AtomicInteger> turns = new ConcurrentHashMap<>();

    /** The candidates in order, rotated to begin one further than in this key's last call. */
    <T> List<T> next(Object key, List<T> candidates) {
        if (candidates.size() < 2) {
            return candidates;
        }
        if (turns.size() > MAX_KEYS) {
            turns.clear();
        }
        int turn = turns.computeIfAbsent(key, unseen -> new AtomicInteger()).getAndIncrement();
        int first = Math.floorMod(turn, candidates.size());
        List<T> rotated = new ArrayList<>(candidates.subList(first, candidates.size()));
        rotated.addAll(candidates.subList(0, first));
        return rotated;
    }
}
