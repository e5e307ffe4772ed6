package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.transport.Transport;
import io.loadtester.attack.warmup.LoopbackTarget;
import io.loadtester.common.result.Ledger;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Late hits are attributed to the load generator, not to the target. */
@ExtendWith(Leaks.class)
class LatenessTest {

    private static final EngineOptions ONE_LOOP = new EngineOptions(1, false, Duration.ZERO);

    private final Observed observed = new Observed();

    @Test
    void tellsALateLoopInEverySecondItStoodStill() throws Exception {
        try (AttackEngine engine = AttackEngine.create(ONE_LOOP);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            AttackPlan plan =
                    Plans.at(20, Duration.ofSeconds(3)).on(server.url("/")).plan();
            engine.start(plan, observed, List.of(standingStillAt(0, Duration.ofMillis(2_400))));
            observed.summary();
        }

        assertThat(observed.cuts().get(0).loopLagNanos())
                .isGreaterThan(Duration.ofMillis(1_300).toNanos());
        assertThat(observed.cuts().get(1).loopLagNanos())
                .isGreaterThan(Duration.ofMillis(300).toNanos());
        assertThat(most(SecondCut::releaseDelayP99Nanos))
                .isGreaterThan(Duration.ofSeconds(1).toNanos());
    }

    /** How much the pool grows depends on the machine's speed. */
    @Test
    @Tag("faults")
    void aLoopThatStoodStillMakesUpForItWithTheConnectionsThereAre() throws Exception {
        Transport transport = Transport.available().get(0);
        EventLoopGroup serving = new MultiThreadIoEventLoopGroup(1, transport.ioHandlers());
        try (AttackEngine engine = AttackEngine.create(ONE_LOOP);
                LoopbackTarget server = LoopbackTarget.start(transport, serving)) {
            engine.warmUp(Duration.ofSeconds(2), Capture.NOTHING, new Observed(), List.of());
            AttackPlan plan = Plans.at(1_000, Duration.ofSeconds(4))
                    .on(server.url().toString())
                    .plan();
            engine.start(plan, observed, List.of(standingStillAt(1_500, Duration.ofSeconds(2))));
            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(4_000, 4_000, 0, 4_000, 0));
        } finally {
            serving.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }

        long before = observed.cuts().get(0).connections();
        // There are 2,000 overdue hits.
        assertThat(most(SecondCut::connections) - before).isLessThan(300);
    }

    /** Blocks the event loop for a while at a certain hit. */
    private static HitSink standingStillAt(long number, Duration time) {
        return new HitSink() {
            @Override
            public void scheduled(Hit hit) {
                if (hit.number() == number) {
                    long end = System.nanoTime() + time.toNanos();
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                    }
                }
            }

            @Override
            public void sent(Hit hit) {}

            @Override
            public void ended(Hit hit) {}
        };
    }

    private long most(ToLongFunction<SecondCut> figure) {
        return observed.cuts().stream().mapToLong(figure).max().orElseThrow();
    }
}
