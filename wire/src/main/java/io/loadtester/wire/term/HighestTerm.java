package io.loadtester.wire.term;

import java.util.concurrent.atomic.AtomicLong;

/** The highest term of a master that a worker has heard of. Thread-safe. */
public final class HighestTerm {

    private final AtomicLong highest = new AtomicLong();

    /** Whether the master of this term is the newest known; remembers the term if it is. */
    public boolean accepts(long term) {
        return highest.accumulateAndGet(term, Math::max) == term;
    }

    public long get() {
        return highest.get();
    }
}
