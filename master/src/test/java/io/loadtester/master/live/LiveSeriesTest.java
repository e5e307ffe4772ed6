package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.master.HandMade;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveSeriesTest {

    private static final UUID ID = TestSeriesTest.ID;
    private static final int DAY_SECONDS = 86_400;

    @Test
    void showsADayInNoMorePointsThanAreSeen() {
        LiveSeries series = new LiveSeries(TestSeriesTest.test(RateDistribution.SHARED, "gone", Duration.ofDays(1)));
        int intervals = 0;
        for (int second = 0; second < DAY_SECONDS; second++) {
            if (second % 600 == 0) {
                series.add(HandMade.interval(ID, "a", intervals++, second, 1, 0));
            }
            series.add(HandMade.workerSecond(ID, "a", second));
            assertThat(series.news(second)).extracting(Point::second).containsExactly(second);
        }

        List<Point> points = series.snapshot();

        assertThat(points).hasSizeLessThanOrEqualTo(Resolution.MAX_POINTS);
        assertThat(points.stream().mapToInt(Point::seconds).sum())
                .as("every second once")
                .isEqualTo(DAY_SECONDS);
        assertThat(points.stream().mapToLong(Point::answered).sum()).isEqualTo(intervals);
        assertThat(points).noneMatch(Point::partial);
        assertThat(points.subList(points.size() - LiveSeries.RECENT_SECONDS, points.size()))
                .allMatch(point -> point.seconds() == 1);
    }

    @Test
    void showsAShortTestSecondBySecond() {
        LiveSeries series = new LiveSeries(TestSeriesTest.test(RateDistribution.SHARED, "gone", Duration.ofHours(1)));
        series.add(HandMade.workerSecond(ID, "a", 0));
        assertThat(series.snapshot()).as("not shown yet").isEmpty();

        series.news(0);

        assertThat(series.isLong()).isFalse();
        assertThat(series.snapshot()).extracting(Point::seconds).containsExactly(1);
    }

    @Test
    void leavesSecondsItHasForgottenAsTheyWereShown() {
        LiveSeries series = new LiveSeries(TestSeriesTest.test(RateDistribution.SHARED, "gone", Duration.ofDays(1)));
        for (int second = 0; second < 2_000; second++) {
            series.add(HandMade.workerSecond(ID, "a", second));
            series.news(second);
        }

        series.add(HandMade.interval(ID, "a", 0, 3, 5, 0));

        assertThat(series.news(2_000)).isEmpty();
        assertThat(series.snapshot().get(0).answered())
                .as("the coarser past has it")
                .isEqualTo(5);
    }
}
