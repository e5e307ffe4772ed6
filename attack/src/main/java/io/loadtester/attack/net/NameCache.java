package io.loadtester.attack.net;

import io.loadtester.common.test.NetworkOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The addresses of an attack's hosts, kept for the TTL its user chose. A failed lookup is repeated after a second.
 * Callers get a name's addresses in rotation, so that connections spread over them. Thread-safe.
 */
public final class NameCache implements AutoCloseable {

    private static final long NEGATIVE_NANOS = 1_000_000_000L;

    /** Bounds the cache, because redirects may lead to ever new hosts. */
    private static final int MAX_NAMES = 10_000;

    /** Receives the result of a lookup. */
    interface Answer {
        /** IPv4 addresses first; never empty. */
        void resolved(List<InetAddress> addresses);

        void unknown(String reason);
    }

    private record Found(CompletableFuture<List<InetAddress>> addresses, long begunNanoTime) {}

    private final NameLookup lookup;
    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Found> names = new ConcurrentHashMap<>();
    private final Turns ipv4Turns = new Turns();
    private final Turns ipv6Turns = new Turns();

    /**
     * Creates an empty cache.
     *
     * @param lookup closed with the cache
     * @param ttl see {@link NetworkOptions#dnsTtl()}
     */
    public NameCache(NameLookup lookup, Duration ttl) {
        this(lookup, ttl, System::nanoTime);
    }

    NameCache(NameLookup lookup, Duration ttl, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.ttlNanos = ttl.isZero() ? Long.MAX_VALUE : ttl.toNanos();
        this.nanoTime = nanoTime;
    }

    NameCache(Executor threads, SystemNames.Resolver resolver) {
        this(new SystemNames(threads, resolver), Duration.ZERO);
    }

    /** Answers on {@code loop}, within this call if the answer is already known; call on that loop. */
    void resolve(String host, Executor loop, Answer answer) {
        CompletableFuture<List<InetAddress>> addresses = ttlNanos < 0 ? lookup.lookUp(host) : kept(host);
        if (addresses.isDone()) {
            answer(addresses, host, answer);
        } else {
            CompletableFuture<?> unused =
                    addresses.whenComplete((found, failure) -> loop.execute(() -> answer(addresses, host, answer)));
        }
    }

    private CompletableFuture<List<InetAddress>> kept(String host) {
        if (names.size() > MAX_NAMES) {
            names.values().removeIf(found -> found.addresses().isDone());
        }
        long now = nanoTime.getAsLong();
        return names.compute(
                        host,
                        (name, known) ->
                                known == null || isStale(known, now) ? new Found(lookup.lookUp(name), now) : known)
                .addresses();
    }

    private boolean isStale(Found found, long now) {
        long age = now - found.begunNanoTime();
        return found.addresses().isCompletedExceptionally()
                ? age > NEGATIVE_NANOS
                : found.addresses().isDone() && age > ttlNanos;
    }

    private void answer(CompletableFuture<List<InetAddress>> addresses, String host, Answer answer) {
        List<InetAddress> found;
        try {
            found = addresses.join();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            answer.unknown(Objects.requireNonNullElse(cause.getMessage(), "no such host: " + host));
            return;
        }
        answer.resolved(inTurn(host, found));
    }

    /** Rotates each address family separately: otherwise every other connection of a host without IPv6 would fail. */
    private List<InetAddress> inTurn(String host, List<InetAddress> found) {
        if (found.size() < 2) {
            return found;
        }
        List<InetAddress> ipv4 = new ArrayList<>();
        List<InetAddress> ipv6 = new ArrayList<>();
        for (InetAddress address : found) {
            (address instanceof Inet4Address ? ipv4 : ipv6).add(address);
        }
        List<InetAddress> all = new ArrayList<>(ipv4Turns.next(host, ipv4));
        all.addAll(ipv6Turns.next(host, ipv6));
        return all;
    }

    @Override
    public void close() {
        lookup.close();
    }
}
