package io.loadtester.attack;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.warmup.CompilerThreads;
import io.loadtester.attack.warmup.LoopbackTarget;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attacks a loopback target with the same classes that attack real ones, until hits start on time. In a cold JVM the
 * first hits are hundreds of milliseconds late, which would be reported as the target's latency.
 */
final class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    /** Used in turn: busy loops and loops that sleep between hits run different code. */
    private static final List<Pacer> PACED = List.of(new ConstantPacer(20_000), new ConstantPacer(2_000));

    private static final int CONNECTIONS = 64;

    /** Too few for the rate, so that hits have to wait for a connection. */
    private static final int FEW_CONNECTIONS = 2;

    /** A round takes this part of the attack's time, so that a second ends in it and the code for that runs, too. */
    private static final Duration ROUND_BEGIN = Duration.ofMillis(850);

    private static final Duration ROUND_END = Duration.ofMillis(1_100);

    private static final Duration ROUND = ROUND_END.minus(ROUND_BEGIN);

    /** Time for opening connections before the first hit. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long TASK_EVERY_MILLIS = 5;
    private static final long MOST_MILLIS = 5_000;

    /** The warm-up is over when either limit is kept in two consecutive rounds. */
    private static final long FLAT_NANOS = 100_000;

    private static final long LITTLE_MILLIS = 20;

    /** Starts attacks the way users of the engine do. */
    interface Starter {
        RunningAttack start(AttackPlan plan, AttackListener listener, List<? extends HitSink> watchers);
    }

    private final EngineResources engine;
    private final Starter starter;
    private final Capture capture;
    private final AttackListener listener;
    private final List<? extends HitSink> watchers;
    private final TargetSupply supply;

    WarmUp(
            EngineResources engine,
            Starter starter,
            Capture capture,
            AttackListener listener,
            List<? extends HitSink> watchers,
            TargetSupply supply) {
        this.supply = supply;
        this.engine = engine;
        this.starter = starter;
        this.capture = capture;
        this.listener = listener;
        this.watchers = watchers;
    }

    /**
     * Runs one round as fast as possible, which gets code compiled soonest, one short of connections, and then paced
     * rounds until hits start on time. Between rounds the JIT compilers have the machine to themselves.
     */
    void run(LoopbackTarget target, Duration atMost) {
        long end = engine.clock().nanoTime() + atMost.toNanos() - ROUND.toNanos();
        try {
            attack(target.url(), new UnpacedPacer(), CONNECTIONS);
            CompilerThreads.awaitRest(end, engine.clock());
            if (engine.clock().nanoTime() < end) {
                attack(target.url(), PACED.get(0), FEW_CONNECTIONS);
                CompilerThreads.awaitRest(end, engine.clock());
            }
            int quietRounds = 0;
            for (int round = 0; quietRounds < 2 && engine.clock().nanoTime() < end; round++) {
                long compiledBefore = CompilerThreads.compiledMillis();
                long startDelay = attack(target.url(), PACED.get(round % PACED.size()), CONNECTIONS);
                CompilerThreads.awaitRest(end, engine.clock());
                long compiled = CompilerThreads.compiledMillis() - compiledBefore;
                log.debug(
                        "warm-up round {}: start delay p99 {} µs, compiled {} ms", round, startDelay / 1000, compiled);
                quietRounds = startDelay <= FLAT_NANOS || compiled <= LITTLE_MILLIS ? quietRounds + 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs one round. Returns the highest start delay p99 of its seconds, in nanoseconds. */
    private long attack(URI url, Pacer pacer, int connections) throws InterruptedException {
        Round round = new Round(listener);
        RunningAttack unused = starter.start(plan(url, pacer, connections).with(capture), round, watchers);
        for (long waited = 0; waited < MOST_MILLIS; waited += TASK_EVERY_MILLIS) {
            try {
                return round.startDelayP99Nanos.get(TASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // In real attacks, busy loops get tasks from outside, too.
                engine.loops().all().forEach(loop -> loop.eventLoop().execute(() -> {}));
            } catch (ExecutionException e) {
                break;
            }
        }
        log.warn("warm-up did not end in time");
        return 0;
    }

    private AttackPlan plan(URI url, Pacer pacer, int connections) {
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new RequestOptions(Duration.ofSeconds(1), 0, false, List.of(), Body.EMPTY))
                .with(new HitOptions(CONNECTIONS, CONNECTIONS, 0, false))
                .with(new ConnectionOptions(true, false, false, connections, connections));
        Target target = new Target("warm-up", "GET", url, List.of(), Body.EMPTY);
        AttackSpec spec = new AttackSpec("warm-up", pacer, ROUND_END, supply.list(target), options);
        long begin = ROUND_BEGIN.toNanos();
        long start = engine.clock().nanoTime() + LEAD_NANOS - begin;
        AttackPlan plan = new AttackPlan(UUID.randomUUID(), "warm-up", 1, Share.WHOLE, spec, start, begin);
        return supply == TargetSupply.STREAM ? plan.with(() -> Optional.of(target)) : plan;
    }

    /** What one round measured. */
    private static final class Round implements AttackListener {
        final CompletableFuture<Long> startDelayP99Nanos = new CompletableFuture<>();
        private final AttackListener listener;
        private long worst;

        Round(AttackListener listener) {
            this.listener = listener;
        }

        @Override
        public void cut(SecondCut cut) {
            worst = Math.max(worst, cut.startDelayP99Nanos());
            listener.cut(cut);
        }

        @Override
        public void ended(AttackSummary summary) {
            listener.ended(summary);
            startDelayP99Nanos.complete(worst);
        }
    }
}
