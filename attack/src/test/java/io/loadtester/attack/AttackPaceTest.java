package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.UnpacedPacer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pacer on a real engine: which hits there are, how many, and when the attack ends. */
@ExtendWith(Leaks.class)
class AttackPaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Observed observed = new Observed();

    static Stream<Pacer> pacers() {
        return Stream.of(
                new LinearPacer(50, 100),
                new SinePacer(100, 50, SECOND, 0),
                new SteppedPacer(List.of(
                        new SteppedPacer.Step(200, Duration.ofMillis(300)),
                        new SteppedPacer.Step(0, Duration.ofMillis(400)),
                        new SteppedPacer.Step(133, Duration.ofMillis(300)))),
                new PoissonPacer(100, 42));
    }

    @ParameterizedTest
    @MethodSource("pacers")
    void releasesTheHitsThatTheScheduleCounts(Pacer pacer) throws Exception {
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            AttackPlan plan = Plans.at(pacer, SECOND).on(server.url("/")).plan();

            engine.start(plan, observed);

            long scheduled = observed.summary().ledger().scheduled();
            if (pacer instanceof PoissonPacer) {
                assertThat(scheduled).isBetween(60L, 140L);
            } else {
                assertThat(scheduled)
                        .isEqualTo(plan.spec().extent().plannedHits().orElseThrow());
            }
            assertThat(observed.summary().ledger().answered()).isEqualTo(scheduled);
        }
    }

    @Test
    void asFastAsPossibleKeepsAsManyHitsUnderWayAsThereMayBe() throws Exception {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = new ScriptedServer((request, out, socket) -> {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    out.write(ScriptedServer.HELLO.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                    under.decrementAndGet();
                    return true;
                })) {
            Plans plans = Plans.at(new UnpacedPacer(), SECOND).on(server.url("/"));

            engine.start(plans.with(options -> options.maxInFlight(8)).plan(), observed);

            Ledger ledger = observed.summary().ledger();
            assertThat(ledger.answered()).isEqualTo(ledger.scheduled()).isGreaterThan(8);
            assertThat(most.get()).isBetween(1, 8);
            assertThat(observed.cuts()).allMatch(cut -> cut.waiting() + cut.inFlight() <= 8);
        }
    }

    @ParameterizedTest
    @MethodSource("pacers")
    void endsAfterSoManyHitsAndNotLater(Pacer pacer) throws Exception {
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(pacer, Duration.ofHours(1)).on(server.url("/"));

            engine.start(plans.with(options -> options.maxRequests(20)).plan(), observed);

            assertThat(observed.summary().ledger().scheduled()).isEqualTo(20);
        }
    }

    @Test
    void asFastAsPossibleEndsAfterSoManyHits() throws Exception {
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(new UnpacedPacer(), Duration.ofHours(1)).on(server.url("/"));

            engine.start(
                    plans.with(options -> options.maxInFlight(4).maxRequests(33))
                            .plan(),
                    observed);

            assertThat(observed.summary().ledger().scheduled()).isEqualTo(33);
        }
    }

    @Test
    void lazyIsOnePassOverTheTargets() throws Exception {
        try (AttackEngine engine = AttackEngine.create(EngineOptions.DEFAULTS);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            Plans plans = Plans.at(100, Duration.ofHours(1)).on(server.url("/a"), server.url("/b"), server.url("/c"));

            engine.start(plans.with(OptionsDraft::lazy).plan(), observed);

            assertThat(observed.summary().ledger().scheduled()).isEqualTo(3);
            assertThat(observed.intervals())
                    .extracting(interval -> interval.target())
                    .containsExactlyInAnyOrder(server.url("/a"), server.url("/b"), server.url("/c"));
        }
    }

    @Test
    void watchersHearOfEveryHitOnce() throws Exception {
        Set<Long> numbers = new ConcurrentSkipListSet<>();
        HitSink watcher = new HitSink() {
            @Override
            public void scheduled(Hit hit) {
                assertThat(hit.isSent()).isFalse();
            }

            @Override
            public void sent(Hit hit) {
                assertThat(hit.isSent()).isTrue();
            }

            @Override
            public void ended(Hit hit) {
                assertThat(hit.endedNanoTime()).isNotZero();
                assertThat(numbers.add(hit.number())).isTrue();
            }
        };
        try (AttackEngine engine = AttackEngine.create(new EngineOptions(3, false, Duration.ZERO));
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            AttackPlan plan = Plans.at(100, SECOND).on(server.url("/")).plan();

            engine.start(plan, observed, List.of(watcher, watcher, watcher));

            assertThat(observed.summary().ledger().answered()).isEqualTo(100);
            assertThat(numbers)
                    .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("waysToWake")
    void noHitIsLostHoweverLoopsWake(EngineOptions options) throws Exception {
        try (AttackEngine engine = AttackEngine.create(options);
                ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            engine.start(Plans.at(500, SECOND).on(server.url("/")).plan(), observed);

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(500, 500, 0, 500, 0));
        }
    }

    static Stream<EngineOptions> waysToWake() {
        return Stream.of(
                new EngineOptions(1, true, Duration.ZERO),
                new EngineOptions(2, false, Duration.ofMillis(5)),
                new EngineOptions(2, false, Duration.ofNanos(1)));
    }
}
