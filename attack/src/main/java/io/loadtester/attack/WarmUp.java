package io.loadtester.attack;

import io.loadtester.attack.warmup.LoopbackTarget;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Share;
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

    private static final double RATE_PER_SECOND = 20_000;
    private static final int CONNECTIONS = 64;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int MAX_ROUNDS = 4;

    /** As soon as this is reached there is nothing to gain. */
    private static final long FLAT_NANOS = 100_000;

    private final AttackEngine engine;

    WarmUp(AttackEngine engine) {
        this.engine = engine;
    }

    void run(LoopbackTarget target) {
        long before = Long.MAX_VALUE;
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            long startDelay = attack(target.url());
            log.debug("warm-up round {}: start delay p99 {} µs", round, startDelay / 1000);
            // Twice at least: the first round's figure is that of its first half.
            boolean flat = round > 1 && (startDelay <= FLAT_NANOS || startDelay > before / 4 * 3);
            if (flat) {
                return;
            }
            before = startDelay;
        }
    }

    /** One round. Returns the p99 of its start delays in nanoseconds. */
    private long attack(URI url) {
        Round round = new Round();
        engine.start(plan(url), round);
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

    private static AttackPlan plan(URI url) {
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new RequestOptions(Duration.ofSeconds(1), 0, false, List.of(), Body.EMPTY))
                .with(new HitOptions(CONNECTIONS, 0, 0, false))
                .with(new ConnectionOptions(true, false, false, CONNECTIONS, CONNECTIONS));
        Target target = new Target("warm-up", "GET", url, List.of(), Body.EMPTY);
        AttackSpec spec =
                new AttackSpec("warm-up", new ConstantPacer(RATE_PER_SECOND), ROUND, List.of(target), options);
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
