package io.loadtester.attack.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Asks the system's resolver, off the event loops. */
public final class SystemNames implements NameLookup {

    private static final String JDK_TTL = "networkaddress.cache.ttl";

    static {
        if (Security.getProperty(JDK_TTL) == null && System.getProperty("sun.net.inetaddr.ttl") == null) {
            // The JDK would cache answers for 30 seconds whatever dnsTtl says. It reads this property once, at the
            // process's first lookup.
            Security.setProperty(JDK_TTL, "0");
        }
    }

    /** The system's resolver, or another in tests. */
    interface Resolver {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final Executor threads;
    private final Resolver resolver;

    /** @param threads run the lookups, which block */
    public SystemNames(Executor threads) {
        this(threads, InetAddress::getAllByName);
    }

    SystemNames(Executor threads, Resolver resolver) {
        this.threads = threads;
        this.resolver = resolver;
    }

    @Override
    public CompletableFuture<List<InetAddress>> lookUp(String host) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                addresses.complete(List.of(resolver.lookUp(host)));
            } catch (UnknownHostException | RuntimeException e) {
                addresses.completeExceptionally(new UnknownHostException("no such host: " + host));
            }
        });
        return addresses;
    }
}
