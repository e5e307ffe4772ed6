package io.loadtester.attack;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.pacing.PacedLoop;
import io.loadtester.attack.pacing.WakeUps;
import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.transport.Transport;
import io.loadtester.attack.warmup.LoopbackTarget;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attack engine of a process: its event loops and the resources they share. Thread-safe. Closing it cancels running
 * attacks.
 *
 * <pre>{@code
 * AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
 * RunningAttack attack = engine.start(plan, listener); // calls listener.cut(…) every second, then listener.ended(…)
 * attack.stop("stopped by the user"); // or let it run for its duration
 * engine.close();
 * }</pre>
 */
public final class AttackEngine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AttackEngine.class);

    static {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            // Netty records stack traces for one buffer in 128, which would be the largest allocation of an attack.
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private final EngineResources resources;
    private final Set<EngineAttack> running = ConcurrentHashMap.newKeySet();
    private @Nullable EventLoopGroup targetLoop;

    private AttackEngine(EngineResources resources) {
        this.resources = resources;
    }

    /** An engine on the best transport that works on this machine. */
    public static AttackEngine create(EngineOptions options) {
        int loops = options.loops() > 0
                ? options.loops()
                : Math.max(1, Runtime.getRuntime().availableProcessors());
        WakeUps wakeUps = new WakeUps(options.busySpin(), options.tick().toNanos());
        for (Transport transport : Transport.available()) {
            try {
                return new AttackEngine(
                        new EngineResources(transport, loops, wakeUps, System.getenv(), new HttpProtocols()));
            } catch (RuntimeException e) {
                // A limit on locked memory, for instance, only shows once the rings of all loops are created.
                log.warn("{} is available but cannot be used: {}", transport.word(), e.toString());
            }
        }
        throw new IllegalStateException("no transport can be used");
    }

    static AttackEngine create(Transport transport, int loops) {
        return create(transport, loops, System.getenv());
    }

    /** @param environment names the proxies */
    static AttackEngine create(Transport transport, int loops, Map<String, String> environment) {
        return create(transport, loops, environment, new HttpProtocols());
    }

    /** @param protocols the protocols it can speak */
    static AttackEngine create(
            Transport transport, int loops, Map<String, String> environment, ProtocolSuite protocols) {
        return new AttackEngine(new EngineResources(transport, loops, WakeUps.PUNCTUAL, environment, protocols));
    }

    /**
     * Attacks a loopback server started for this purpose until the start delay is flat or little is left to compile;
     * blocks. Pass arguments of the same kinds as later attacks will use, so that their code is warm, too.
     *
     * @param atMost when to give up waiting for that
     * @param listener called for several attacks, one after another
     */
    public void warmUp(Duration atMost, Capture capture, AttackListener listener, List<? extends HitSink> watchers) {
        warmUp(atMost, capture, listener, watchers, TargetSupply.FEW);
    }

    /** @param supply how later attacks get their targets */
    public void warmUp(
            Duration atMost,
            Capture capture,
            AttackListener listener,
            List<? extends HitSink> watchers,
            TargetSupply supply) {
        try (LoopbackTarget target = LoopbackTarget.start(resources.transport(), targetLoop())) {
            new WarmUp(resources, this::start, capture, listener, watchers, supply).run(target, atMost);
        }
    }

    /**
     * Kept until the engine closes: shutting a loop down runs code that the JIT compiler has assumed never runs, and
     * that attacks share.
     */
    private synchronized EventLoopGroup targetLoop() {
        if (targetLoop == null) {
            targetLoop = new MultiThreadIoEventLoopGroup(
                    1,
                    new DefaultThreadFactory("attack-warm-up-target", true),
                    resources.transport().ioHandlers());
        }
        return targetLoop;
    }

    /**
     * Starts an attack; several may run at once.
     *
     * @throws IllegalStateException if one of the event loops has broken down, or the engine is closed
     */
    public RunningAttack start(AttackPlan plan, AttackListener listener) {
        return start(plan, listener, List.of());
    }

    /**
     * Starts an attack and passes every hit to a watcher.
     *
     * @param watchers one for each event loop that takes part, at most {@link #loopCount()}; each is called on its
     *     loop's thread, before the listener is given the second of the hit
     */
    public RunningAttack start(AttackPlan plan, AttackListener listener, List<? extends HitSink> watchers) {
        return prepare(plan, listener, watchers).begin();
    }

    /**
     * Prepares an attack that may begin later, or never. Until it begins it uses memory only.
     *
     * @throws IllegalArgumentException if the plan cannot be carried out
     * @throws IllegalStateException if one of the event loops has broken down, or the engine is closed
     */
    public PreparedAttack prepare(AttackPlan plan, AttackListener listener) {
        return prepare(plan, listener, List.of());
    }

    /** The same, passing every hit to a watcher. Waits for the first targets if they come from a stream. */
    public PreparedAttack prepare(AttackPlan plan, AttackListener listener, List<? extends HitSink> watchers) {
        if (resources.loops().anyHasEnded()) {
            throw new IllegalStateException("an event loop of this process has broken down; restart the process");
        }
        EngineAttack attack = EngineAttack.create(plan, listener, watchers, resources, running::remove);
        return new PreparedAttack() {
            @Override
            public RunningAttack begin() {
                return beginAt(plan.startNanoTime());
            }

            @Override
            public RunningAttack beginAt(long startNanoTime) {
                running.add(attack);
                attack.begin(startNanoTime);
                return attack;
            }

            @Override
            public void discard() {
                // Stopped before it begins, so its loops end at once.
                attack.abort("the attack was called off before it began");
                attack.begin(plan.startNanoTime());
            }
        };
    }

    /** Number of event loops. */
    public int loopCount() {
        return loops().size();
    }

    List<PacedLoop> loops() {
        return resources.loops().all();
    }

    /** {@code io_uring}, {@code epoll} or {@code nio}. */
    public String transport() {
        return resources.transport().word();
    }

    private synchronized void endTargetLoop() {
        if (targetLoop != null) {
            targetLoop.shutdownGracefully(0, 1_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        running.forEach(attack -> attack.abort("the engine was closed"));
        running.forEach(EngineAttack::awaitEnd);
        resources.close();
        endTargetLoop();
    }
}
