package io.loadtester.attack;

import io.loadtester.attack.net.ClientTls;
import io.loadtester.attack.net.ProxySettings;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.pacing.PacedLoops;
import io.loadtester.attack.pacing.WakeUps;
import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.TlsOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The resources that an engine's attacks share. Thread-safe; owned by the engine, which closes it. */
final class EngineResources implements AutoCloseable {

    private static final int RESOLVER_THREADS = 4;

    private record TlsKind(TlsOptions options, List<String> offered) {}

    private final Transport transport;
    private final PacedLoops loops;
    private final Map<String, String> environment;
    private final ProtocolSuite protocols;
    private final Map<TlsKind, ClientTls> tls = new ConcurrentHashMap<>();
    private final AtomicInteger nextLoop = new AtomicInteger();
    private final ThreadPoolExecutor resolvers = new ThreadPoolExecutor(
            RESOLVER_THREADS,
            RESOLVER_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("attack-resolver", true));

    /** @param environment names the proxies */
    EngineResources(
            Transport transport,
            int loopCount,
            WakeUps wakeUps,
            Map<String, String> environment,
            ProtocolSuite protocols) {
        this.transport = transport;
        this.environment = environment;
        this.protocols = protocols;
        this.loops = PacedLoops.create(transport, loopCount, wakeUps, "attack-loop");
        resolvers.allowCoreThreadTimeOut(true);
    }

    Transport transport() {
        return transport;
    }

    PacedLoops loops() {
        return loops;
    }

    NanoClock clock() {
        return loops.clock();
    }

    ProtocolSuite protocols() {
        return protocols;
    }

    /** Threads for blocking name lookups. */
    ThreadPoolExecutor resolvers() {
        return resolvers;
    }

    /** Index of the first loop for the next attack; attacks that do not need every loop take them in rotation. */
    int firstLoopOfNext(int loopsNeeded) {
        return Math.floorMod(nextLoop.getAndAdd(loopsNeeded), loops.all().size());
    }

    /** TLS shared by attacks without certificates or sessions of their own; set up once for each set of options. */
    ClientTls tls(TlsOptions options, List<String> offered) {
        return tls.computeIfAbsent(
                new TlsKind(options, offered), kind -> ClientTls.create(kind.options(), kind.offered()));
    }

    /**
     * The proxies named by the environment.
     *
     * @throws IllegalArgumentException if one of them cannot be used
     */
    ProxySettings proxies() {
        return ProxySettings.of(environment);
    }

    @Override
    public void close() {
        loops.close();
        resolvers.shutdownNow();
    }
}
