package io.loadtester.attack;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks over HTTP/2 with one engine, and the observations of the last attack. */
@ExtendWith(Leaks.class)
abstract class Http2Attacks {

    static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    static final Ledger FIFTY_DONE = new Ledger(50, 50, 0, 50, 0);
    static final Ledger FIFTY_FAILED = new Ledger(50, 50, 0, 0, 50);
    static final Ledger FIFTY_ABANDONED = new Ledger(50, 0, 50, 0, 0);

    /** One connection in all means that one loop takes part. */
    static final Plans PLANS =
            Plans.at(100, HALF_A_SECOND).with(options -> options.h2c(true).maxConnections(1));

    static AttackEngine engine;

    final Observed observed = new Observed();

    /** Requests that were sent again because the server had not processed them. */
    final LongAdder resent = new LongAdder();

    @BeforeAll
    static void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    long bytesIn() {
        return observed.intervals().stream().mapToLong(Interval::bytesIn).sum();
    }

    long bytesOut() {
        return observed.intervals().stream().mapToLong(Interval::bytesOut).sum();
    }

    void attack(Plans plans) {
        engine.start(plans.plan(), observed, Collections.nCopies(engine.loopCount(), new ResentHits()));
    }

    private final class ResentHits implements HitSink {
        @Override
        public void scheduled(Hit hit) {}

        @Override
        public void sent(Hit hit) {}

        @Override
        public void ended(Hit hit) {
            resent.add(hit.resent());
        }
    }
}
