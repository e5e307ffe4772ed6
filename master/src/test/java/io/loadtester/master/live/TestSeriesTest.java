package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Interval;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TestSeriesTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant START = Instant.EPOCH;

    private final TestSeries series = new TestSeries(test(RateDistribution.SHARED, ""));

    @Test
    void mergesWorkersIntoSeconds() {
        series.add(HandMade.interval(ID, "a", 0, 0, 10, 0));
        series.add(HandMade.interval(ID, "b", 0, 0, 5, 5));
        series.add(HandMade.pulse(ID, "a", 0));

        Point point = series.points().get(0);
        assertThat(point.scheduled()).isEqualTo(20);
        assertThat(point.done()).isEqualTo(15);
        assertThat(point.abandoned()).isEqualTo(5);
        assertThat(point.statusCodes()).isEqualTo(Map.of("200", 15L));
        assertThat(point.failures()).isEqualTo(Map.of("dns", 5L));
        assertThat(point.responseTime().p50()).isCloseTo(3_000_000, Percentage.withPercentage(0.1));
        assertThat(point.workers()).isOne();
        assertThat(point.partial()).as("b has not reported").isTrue();
        assertThat(point.connections()).isEqualTo(2);

        series.add(HandMade.pulse(ID, "b", 0));
        series.add(HandMade.pulse(ID, "b", 0));
        assertThat(series.points().get(0).partial()).isFalse();
        assertThat(series.points().get(0).connections()).isEqualTo(4);
    }

    @Test
    void countsOnceWhatComesTwice() {
        Interval interval = HandMade.interval(ID, "a", 0, 0, 10, 0);

        series.add(interval);
        series.add(interval);

        assertThat(series.points().get(0).done()).isEqualTo(10);
    }

    @Test
    void tellsWhatHasChanged() {
        series.add(HandMade.interval(ID, "a", 0, 0, 1, 0));
        series.add(HandMade.interval(ID, "a", 1, 1, 1, 0));

        assertThat(series.takeChanged()).extracting(Point::second).containsExactly(0, 1);
        series.add(HandMade.interval(ID, "a", 2, 0, 1, 0));
        assertThat(series.takeChanged()).extracting(Point::second).containsExactly(0);
        assertThat(series.takeChanged()).isEmpty();
    }

    @Test
    void keepsPercentilesOfSecondsThatAreLongOver() {
        series.add(HandMade.interval(ID, "a", 0, 0, 10, 0));
        Point before = series.points().get(0);
        series.add(HandMade.interval(ID, "a", 1, TestSeries.OPEN_SECONDS + 1, 10, 0));
        assertThat(series.points().get(0)).isEqualTo(before);

        series.add(HandMade.interval(ID, "a", 2, 0, 0, 7));

        assertThat(series.points().get(0).abandoned()).as("late ones count").isEqualTo(7);
        assertThat(series.points().get(0).responseTime()).isEqualTo(before.responseTime());
    }

    @Test
    void asksForWhatThePacerMakesDue() {
        for (int second = 0; second < 3; second++) {
            series.add(HandMade.interval(ID, "a", second, second, 1, 0));
        }
        assertThat(series.points()).extracting(Point::target).containsExactly(20.0, 20.0, 10.0);

        TestSeries same = new TestSeries(test(RateDistribution.SAME, ""));
        same.add(HandMade.interval(ID, "a", 0, 0, 1, 0));
        assertThat(same.points()).extracting(Point::target).containsExactly(40.0);
    }

    @Test
    void expectsNothingOfLostWorkers() {
        TestSeries without = new TestSeries(test(RateDistribution.SHARED, "gone"));
        without.add(HandMade.pulse(ID, "a", 0));

        assertThat(without.points().get(0).partial()).isFalse();
    }

    /** 2.5 s at 20/s on the workers a and b. */
    private static LoadTest test(RateDistribution distribution, String lossOfB) {
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                ID,
                "test",
                new AttackSpec(
                        "test",
                        new ConstantPacer(20),
                        Duration.ofMillis(2_500),
                        List.of(target),
                        AttackOptions.DEFAULTS),
                2,
                distribution,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                START,
                new TestStatus(
                        TestState.RUNNING,
                        "",
                        START,
                        null,
                        List.of(
                                new Attack("a", 1, new Share(0.5, 0), 0, ""),
                                new Attack("b", 1, new Share(0.5, 0.5), 0, lossOfB))));
    }
}
