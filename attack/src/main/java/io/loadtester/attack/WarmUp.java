package io.loadtester.attack;

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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attacks a loopback target with the very classes that attack real ones until hits start on time. In a cold JVM the first
 * hits are hundreds of milliseconds late, and would be reported as the target's latency.
 */
final class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private static final Pacer PACED = new ConstantPacer(20_000);
    private static final int CONNECTIONS = 64;
    private static final Duration ROUND = Duration.ofMillis(250);

    /** As soon as this is reached twice there is nothing to gain. */
    private static final long FLAT_NANOS = 100_000;

    private final AttackEngine engine;

    WarmUp(AttackEngine engine) {
        this.engine = engine;
    }

    /** One round as fast as possible, which has the code compiled soonest, and then at a pace until it is kept. */
    void run(LoopbackTarget target, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos() - ROUND.toNanos();
        attack(target.url(), new UnpacedPacer());
        int flatRounds = 0;
        for (int round = 1; flatRounds < 2 && System.nanoTime() < end; round++) {
            long startDelay = attack(target.url(), PACED);
            log.debug("warm-up round {}: start delay p99 {} µs", round, startDelay / 1000);
            flatRounds = startDelay <= FLAT_NANOS ? flatRounds + 1 : 0;
        }
    }

    /** One round. Returns the p99 of its start delays in nanoseconds. */
    private long attack(URI url, Pacer pacer) {
        Round round = new Round();
        engine.start(plan(url, pacer), round);
        try {
            return round.startDelayP99Nanos.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException | TimeoutException e) {
            log.warn("warm-up did not end in time");
            return 0;
        }
    }

    private static AttackPlan plan(URI url, Pacer pacer) {
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new RequestOptions(Duration.ofSeconds(1), 0, false, List.of(), Body.EMPTY))
                .with(new HitOptions(CONNECTIONS, CONNECTIONS, 0, false))
                .with(new ConnectionOptions(true, false, false, CONNECTIONS, CONNECTIONS));
        Target target = new Target("warm-up", "GET", url, List.of(), Body.EMPTY);
        AttackSpec spec = new AttackSpec("warm-up", pacer, ROUND, List.of(target), options);
        return new AttackPlan(UUID.randomUUID(), "warm-up", 1, Share.WHOLE, spec, System.nanoTime() + 20_000_000, 0);
    }

    /** What one round measured; all else is forgotten. */
    private static final class Round implements AttackListener {
        final CompletableFuture<Long> startDelayP99Nanos = new CompletableFuture<>();
        private long worst;

        @Override
        public void cut(SecondCut cut) {
            worst = Math.max(worst, cut.startDelayP99Nanos());
        }

        @Override
        public void ended(AttackSummary summary) {
            startDelayP99Nanos.complete(worst);
        }
    }
}
