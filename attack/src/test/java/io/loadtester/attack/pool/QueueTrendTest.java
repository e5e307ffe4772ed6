package io.loadtester.attack.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueTrendTest {

    private static final long PERIOD = QueueTrend.PERIOD_NANOS;

    private final QueueTrend trend = new QueueTrend();

    @Test
    void aLineThatHasJustBegunIsNotTakenToGetShorter() {
        trend.begin(0);
        trend.take(5);

        assertThat(trend.isShortening(PERIOD - 1)).isFalse();
    }

    @Test
    void getsShorterWhereMoreAreTakenThanJoin() {
        trend.begin(0);
        join(100);
        trend.take(101);

        assertThat(trend.isShortening(PERIOD)).isTrue();
    }

    @Test
    void doesNotGetShorterWhereAsManyJoin() {
        trend.begin(0);
        join(100);
        trend.take(100);

        assertThat(trend.isShortening(PERIOD)).isFalse();
    }

    @Test
    void goesByTheLastWholePeriod() {
        trend.begin(0);
        trend.take(100);
        assertThat(trend.isShortening(PERIOD)).isTrue();

        join(1);
        assertThat(trend.isShortening(2 * PERIOD - 1)).isTrue();
        assertThat(trend.isShortening(2 * PERIOD)).isFalse();
    }

    @Test
    void aLineThatBeginsAnewForgetsTheOneBefore() {
        trend.begin(0);
        trend.take(100);
        assertThat(trend.isShortening(PERIOD)).isTrue();

        trend.begin(PERIOD + 1);

        assertThat(trend.isShortening(PERIOD + 2)).isFalse();
    }

    private void join(int hits) {
        for (int i = 0; i < hits; i++) {
            trend.join();
        }
    }
}
