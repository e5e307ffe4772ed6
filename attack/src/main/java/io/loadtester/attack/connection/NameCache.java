package io.loadtester.attack.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The addresses of an attack's hosts, looked up once with the system's resolver, off the event loops. A name that is not
 * known is asked for again after a second. Thread-safe.
 */
public final class NameCache {

    private static final long NEGATIVE_NANOS = 1_000_000_000L;

    /** Redirects may lead to ever new hosts. */
    private static final int MAX_NAMES = 10_000;

    /** Who asked. */
    interface Answer {
        /** IPv4 addresses first; never empty. */
        void resolved(List<InetAddress> addresses);

        void unknown(String reason);
    }

    private record Lookup(CompletableFuture<List<InetAddress>> addresses, long begunNanoTime) {
        boolean isStale() {
            return addresses.isCompletedExceptionally() && System.nanoTime() - begunNanoTime > NEGATIVE_NANOS;
        }
    }

    /** The system's resolver, or in tests another. */
    interface Resolver {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final Executor resolvers;
    private final Resolver resolver;
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();

    /**
     * An empty cache.
     *
     * @param resolvers where lookups may block
     */
    public NameCache(Executor resolvers) {
        this(resolvers, InetAddress::getAllByName);
    }

    NameCache(Executor resolvers, Resolver resolver) {
        this.resolvers = resolvers;
        this.resolver = resolver;
    }

    /** Answers on {@code loop}, within this call if the answer is known already. */
    void resolve(String host, Executor loop, Answer answer) {
        if (lookups.size() > MAX_NAMES) {
            lookups.values().removeIf(lookup -> lookup.addresses().isDone());
        }
        CompletableFuture<List<InetAddress>> addresses = lookups.compute(
                        host, (name, known) -> known == null || known.isStale() ? look(name) : known)
                .addresses();
        if (addresses.isDone()) {
            answer(addresses, host, answer);
        } else {
            CompletableFuture<?> unused =
                    addresses.whenComplete((found, failure) -> loop.execute(() -> answer(addresses, host, answer)));
        }
    }

    private Lookup look(String host) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        resolvers.execute(() -> {
            try {
                addresses.complete(Stream.of(resolver.lookUp(host))
                        .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                        .toList());
            } catch (UnknownHostException | RuntimeException e) {
                addresses.completeExceptionally(e);
            }
        });
        return new Lookup(addresses, System.nanoTime());
    }

    private static void answer(CompletableFuture<List<InetAddress>> addresses, String host, Answer answer) {
        if (addresses.isCompletedExceptionally()) {
            answer.unknown("no such host: " + host);
        } else {
            answer.resolved(addresses.join());
        }
    }
}
