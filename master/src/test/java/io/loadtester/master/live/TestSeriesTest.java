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

    static final UUID ID = UUID.randomUUID();
    private static final Instant START = Instant.EPOCH;

    private final TestSeries series = new TestSeries(test(RateDistribution.SHARED, ""), 1);

    @Test
    void mergesWorkersIntoSeconds() {
        series.add(HandMade.interval(ID, "a", 0, 0, 10, 0));
        series.add(HandMade.interval(ID, "b", 0, 0, 5, 5));
        series.add(HandMade.workerSecond(ID, "a", 0));

        Point point = series.points().get(0);
        assertThat(point.scheduled()).isEqualTo(20);
        assertThat(point.answered()).isEqualTo(15);
        assertThat(point.abandoned()).isEqualTo(5);
        assertThat(point.statusCodes()).isEqualTo(Map.of("200", 15L));
        assertThat(point.failures()).isEqualTo(Map.of("dns", 5L));
        assertThat(point.responseTime().p50()).isCloseTo(3_000_000, Percentage.withPercentage(0.1));
        assertThat(point.workers()).isOne();
        assertThat(point.partial()).as("b has not reported").isTrue();
        assertThat(point.connections()).isEqualTo(2);

        series.add(HandMade.workerSecond(ID, "b", 0));
        series.add(HandMade.workerSecond(ID, "b", 0));
        assertThat(series.points().get(0).partial()).isFalse();
        assertThat(series.points().get(0).connections()).isEqualTo(4);
    }

    @Test
    void countsOnceWhatComesTwice() {
        Interval interval = HandMade.interval(ID, "a", 0, 0, 10, 0);

        series.add(interval);
        series.add(interval);

        assertThat(series.points().get(0).answered()).isEqualTo(10);
    }

    @Test
    void tellsWhatHasChanged() {
        series.add(HandMade.interval(ID, "a", 0, 0, 1, 0));
        series.add(HandMade.interval(ID, "a", 1, 1, 1, 0));

        assertThat(series.takeChanged()).containsExactly(0, 1);
        series.add(HandMade.interval(ID, "a", 2, 0, 1, 0));
        assertThat(series.takeChanged()).containsExactly(0);
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

        TestSeries same = new TestSeries(test(RateDistribution.SAME, ""), 1);
        same.add(HandMade.interval(ID, "a", 0, 0, 1, 0));
        assertThat(same.points()).extracting(Point::target).containsExactly(40.0);
    }

    @Test
    void expectsNothingOfLostWorkers() {
        TestSeries without = new TestSeries(test(RateDistribution.SHARED, "gone"), 1);
        without.add(HandMade.workerSecond(ID, "a", 0));

        assertThat(without.points().get(0).partial()).isFalse();
    }

    @Test
    void expectsNothingOfAWorkerAfterItsLastWorkerSecond() {
        series.add(HandMade.workerSecond(ID, "a", 0));
        series.add(HandMade.workerSecond(ID, "b", 0));
        series.add(HandMade.workerSecond(ID, "b", 1));
        assertThat(series.points()).extracting(Point::partial).containsExactly(false, true);

        series.finished("a");

        assertThat(series.points()).extracting(Point::partial).containsExactly(false, false);
    }

    @Test
    void mergesSecondsIntoCoarserPoints() {
        TestSeries coarse = new TestSeries(test(RateDistribution.SHARED, ""), 2);
        for (int second = 0; second < 3; second++) {
            coarse.add(HandMade.interval(ID, "a", second, second, 10, 0));
            coarse.add(HandMade.workerSecond(ID, "a", second));
            coarse.add(HandMade.workerSecond(ID, "b", second));
        }

        assertThat(coarse.points()).extracting(Point::second).containsExactly(0, 2);
        Point first = coarse.points().get(0);
        assertThat(first.seconds()).isEqualTo(2);
        assertThat(first.answered()).isEqualTo(20);
        assertThat(first.target()).isEqualTo(40);
        assertThat(first.workers()).isEqualTo(2);
        assertThat(first.connections()).as("at its end").isEqualTo(4);
        assertThat(first.partial()).isFalse();
        assertThat(coarse.points().get(1).partial())
                .as("its second half is missing")
                .isTrue();
    }

    @Test
    void tellsTheWorstValidityOfItsWorkers() {
        series.add(HandMade.workerSecond(ID, "a", 0));
        series.add(HandMade.workerSecond(ID, "b", 0, 10, 300_000_000));

        assertThat(series.points().get(0).validity()).isEqualTo("invalid");
        assertThat(series.points().get(0).causes()).containsExactly("loop_lag");
    }

    /** A test that ended a second later than planned. */
    static LoadTest ended(TestState state) {
        LoadTest test = test(RateDistribution.SHARED, "");
        return test.withStatus(new TestStatus(
                state, "", START, START.plusSeconds(4), test.status().attacks()));
    }

    static LoadTest test(RateDistribution distribution, String lossOfB) {
        return test(distribution, lossOfB, Duration.ofMillis(2_500));
    }

    static LoadTest test(RateDistribution distribution, String lossOfB, Duration duration) {
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        List<Share> shares = distribution.shares(2, List.of(), 50);
        return new LoadTest(
                ID,
                "test",
                new AttackSpec("test", new ConstantPacer(20), duration, List.of(target), AttackOptions.DEFAULTS),
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
                                new Attack("a", 1, shares.get(0), 0, ""),
                                new Attack("b", 1, shares.get(1), 0, lossOfB))),
                List.of());
    }
}
