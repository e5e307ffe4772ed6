package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.HitOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An attack that has nothing left to send ends early, whatever its duration. */
@ExtendWith(Leaks.class)
class AttackEndTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Observed observed = new Observed();
    private AttackEngine engine;

    @BeforeEach
    void startEngine() {
        engine = AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    static List<Arguments> schedules() {
        AttackOptions tenRows = OptionsDraft.defaults().options().with(once(10));
        AttackOptions tenHits = OptionsDraft.defaults().options().with(new HitOptions(1, 0, 10, false, Duration.ZERO));
        SteppedPacer pauseAtTheEnd =
                new SteppedPacer(List.of(new Step(20, Duration.ofMillis(500)), new Step(0, Duration.ofSeconds(1))));
        Stream<Arguments> rows = Stream.of(new ConstantPacer(20), new PoissonPacer(20, 3), new UnpacedPacer())
                .map(pacer -> Arguments.of(pacer, tenRows));
        Stream<Arguments> hits = Stream.of(
                        new ConstantPacer(20), new PoissonPacer(20, 3), new UnpacedPacer(), new LinearPacer(20, -5))
                .map(pacer -> Arguments.of(pacer, tenHits));
        Stream<Arguments> rates = Stream.of(new LinearPacer(20, -20), pauseAtTheEnd)
                .map(pacer -> Arguments.of(pacer, OptionsDraft.defaults().options()));
        return Stream.of(rows, hits, rates).flatMap(each -> each).toList();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void endsWithItsLastHit(Pacer pacer, AttackOptions options) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            engine.start(
                    Plans.at(pacer, AN_HOUR).with(options).on(server.url("/")).plan(), observed);

            assertThat(observed.summary().ledger()).isEqualTo(new Ledger(10, 10, 0, 10, 0));
            assertThat(observed.summary().reason()).isEmpty();
            assertThat(server.requests()).hasSize(10);
        }
    }

    @Test
    void neitherSendsNorOpensAnythingWhenItIsCalledOffBeforeItBegins() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.HELLO)) {
            PreparedAttack prepared = engine.prepare(
                    Plans.at(20, Duration.ofSeconds(1)).on(server.url("/")).plan(), observed);

            prepared.discard();

            assertThat(observed.summary().ledger()).isEqualTo(Ledger.ZERO);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @Tag("faults")
    void endsAfterAWhileThoughAnAnswerWithoutTimeoutNeverComes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((request, out, socket) -> {
            never.await();
            return false;
        })) {
            AttackOptions options =
                    OptionsDraft.defaults().timeout(Duration.ZERO).options();
            engine.start(
                    Plans.at(5, Duration.ofSeconds(1))
                            .with(options)
                            .on(server.url("/"))
                            .plan(),
                    observed);

            assertThat(observed.summary(Duration.ofMinutes(2)).ledger().sent()).isEqualTo(5);
            assertThat(observed.intervals().stream()
                            .mapToLong(interval -> interval.failures().getOrDefault(FailureKind.CANCELLED, 0L))
                            .sum())
                    .isEqualTo(5);
        } finally {
            never.countDown();
        }
    }

    private static Feeder once(int count) {
        FeederRows.Builder rows = new FeederRows.Builder(1);
        IntStream.range(0, count).forEach(row -> rows.add("row" + row));
        return new Feeder(List.of("x"), rows.build(), FeederOrder.ONCE, 0);
    }
}
