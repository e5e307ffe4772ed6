package io.loadtester.worker.clock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Estimates the master's clock from recent exchanges. The one with the shortest round trip counts, because it leaves
 * the least room for asymmetric delays. Thread-safe.
 */
public final class MasterClock {

    /** Number of exchanges made in a row at the start, for a good reading right away. */
    public static final int FIRST_EXCHANGES = 5;

    private static final int REMEMBERED = 30;

    private final Deque<ClockExchange> exchanges = new ArrayDeque<>(REMEMBERED);

    public synchronized void add(ClockExchange exchange) {
        if (exchanges.size() == REMEMBERED) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
        notifyAll();
    }

    /** Forgets all exchanges, because another master may have another clock. */
    public synchronized void reset() {
        exchanges.clear();
    }

    /** The best reading; empty before the first exchange. */
    public synchronized Optional<ClockReading> reading() {
        return exchanges.stream()
                .min(Comparator.comparingLong(ClockExchange::roundTripNanos))
                .map(ClockExchange::reading);
    }

    /** Waits for the {@link #FIRST_EXCHANGES}, then returns the best reading; empty if no exchange came in time. */
    public synchronized Optional<ClockReading> awaitReading(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (exchanges.size() < FIRST_EXCHANGES && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return reading();
    }
}
