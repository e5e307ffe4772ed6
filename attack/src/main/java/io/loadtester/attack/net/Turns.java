package io.loadtester.attack.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is among several that would do, for each thing that is asked for. Thread-safe. */
final class Turns {

    /** Redirects may lead to ever new hosts. Who is forgotten begins with the first again. */
    private static final int MAX_KEYS = 10_000;

    private final Map<Object, AtomicInteger> turns = new ConcurrentHashMap<>();

    /** The candidates in their order, beginning with the one after that which this key began with last. */
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
