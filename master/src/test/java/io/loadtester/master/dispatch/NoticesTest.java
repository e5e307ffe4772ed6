package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is amiss with a running test is on the board while it lasts, and told when it begins and is over. */
class NoticesTest {

    private final Workshop shop = new Workshop();
    private final LoadTest test = attacking();

    @Test
    void saysOnceThatKafkaDoesNotTakeResults() {
        for (int second = 0; second < 5; second++) {
            shop.clock.advance(Duration.ofSeconds(1));
            shop.fleet.waitsForKafka(test.id(), Duration.ofSeconds(3 + second), "a", "b");
            shop.conductor.tick();
        }

        assertThat(shop.events).containsExactly("started", "kafka_away");
        assertThat(kinds()).containsExactly("kafka_away");
        assertThat(shop.eventTexts.get(1))
                .isEqualTo("Kafka does not take the results of 2 workers (a, b); they are kept and sent when it does");

        shop.fleet.attacking(test.id(), "a", "b");
        shop.conductor.tick();

        assertThat(kinds()).isEmpty();
        assertThat(shop.events).endsWith("kafka_back");
        assertThat(shop.eventTexts.get(2)).isEqualTo("Kafka takes results again, after 3 s");
    }

    @Test
    void aWorkerThatHasJustWokenUpIsNotWithoutKafka() {
        shop.fleet.waitsForKafka(test.id(), Duration.ofSeconds(10), "a");
        shop.conductor.tick();
        shop.fleet.waitsForKafka(test.id(), Duration.ofMillis(20), "a");
        shop.conductor.tick();

        assertThat(shop.events).containsExactly("started");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        shop.conductor.databaseAnswers(false);
        shop.conductor.tick();
        assertThat(kinds()).containsExactly("database_away");

        shop.clock.advance(Duration.ofSeconds(12));
        shop.conductor.databaseAnswers(true);
        shop.conductor.tick();

        assertThat(kinds()).isEmpty();
        assertThat(shop.events).containsExactly("started", "database_away", "database_back");
        assertThat(shop.eventTexts.get(2)).isEqualTo("PostgreSQL answers again, after 12 s");
    }

    @Test
    void saysThatAClockIsOff() {
        shop.fleet.attackingWithClock(test.id(), Duration.ofMillis(-499), "a");
        shop.fleet.attackingWithClock(test.id(), Duration.ofMinutes(-5), "b");
        shop.conductor.tick();

        assertThat(notices())
                .extracting(Notice::text)
                .containsExactly("worker b has a clock that is 300.0 s ahead of the master's; results are not affected,"
                        + " but set it right");
        assertThat(shop.events).containsExactly("started", "clock_off");
    }

    @Test
    void aStaleWorkerIsOnTheBoardUntilItReportsAgain() {
        shop.probe.find("a:1", new Silence("does not answer calls"));
        for (int second = 0; second < 4; second++) {
            shop.clock.advance(Duration.ofSeconds(1));
            shop.fleet.attacking(test.id(), "b");
            shop.fleet.look();
        }
        shop.conductor.tick();
        assertThat(kinds()).containsExactly("worker_stale");

        shop.fleet.attacking(test.id(), "a");
        shop.conductor.tick();

        assertThat(kinds()).isEmpty();
        assertThat(shop.events).containsExactly("started", "worker_stale", "worker_back");
    }

    private List<String> kinds() {
        return notices().stream().map(Notice::kind).toList();
    }

    private List<Notice> notices() {
        return shop.board.find(test.id()).orElseThrow().notices();
    }

    private LoadTest attacking() {
        shop.workers("a", "b");
        LoadTest begun = shop.submit(2, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        shop.fleet.attacking(begun.id(), "a", "b");
        shop.clock.advance(Assigning.START_AHEAD.plusSeconds(1));
        return begun;
    }
}
