package io.loadtester.attack.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Owned by one event loop. Addresses to which connecting failed in the last ten seconds. They are tried last, so that
 * one dead address of several does not delay every other connection.
 */
public final class SilentAddresses {

    private static final long ASIDE_NANOS = 10_000_000_000L;

    private final Map<InetSocketAddress, Long> failed = new HashMap<>();

    /** The addresses in the same order, except that those that failed recently come last. */
    List<InetSocketAddress> last(List<InetSocketAddress> addresses, long now) {
        failed.values().removeIf(nanoTime -> now - nanoTime > ASIDE_NANOS);
        if (failed.isEmpty() || addresses.size() < 2) {
            return addresses;
        }
        List<InetSocketAddress> sorted = new ArrayList<>(addresses);
        sorted.removeIf(failed::containsKey);
        addresses.stream().filter(failed::containsKey).forEach(sorted::add);
        return sorted;
    }

    /** Whether connecting to it failed recently; expired entries are only removed by {@link #last}. */
    public boolean contains(InetSocketAddress address) {
        return failed.containsKey(address);
    }

    public void failed(InetSocketAddress address, long now) {
        failed.put(address, now);
    }

    void answered(InetSocketAddress address) {
        if (!failed.isEmpty()) {
            failed.remove(address);
        }
    }
}
