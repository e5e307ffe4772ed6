package io.loadtester.attack.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.pacing.VirtualLoop;
import org.junit.jupiter.api.Test;

class PoolGrowthTest {

    private static final long PERIOD = QueueTrend.PERIOD_NANOS;

    private final VirtualLoop loop = new VirtualLoop();
    private boolean affordable = true;
    private int retries;
    private final PoolGrowth growth = new PoolGrowth(loop.clock(), () -> affordable, loop::after, () -> retries++);

    @Test
    void theFirstConnectionIsAlwaysWorthwhile() {
        affordable = false;

        assertThat(growth.isWorthwhile(0)).isTrue();
    }

    @Test
    void aLoopWithoutTimeOpensNoMoreThanThereHaveBeen() {
        growth.queue().begin(loop.clock().nanoTime());
        growth.reached(10);
        affordable = false;

        assertThat(growth.isWorthwhile(9)).isTrue();
        assertThat(growth.isWorthwhile(10)).isFalse();
    }

    @Test
    void aQueueThatShortensNeedsNoMore() {
        growth.queue().begin(loop.clock().nanoTime());
        growth.queue().take(1);

        assertThat(growth.isWorthwhile(1)).isTrue();
        loop.pass(PERIOD);
        assertThat(growth.isWorthwhile(1)).isFalse();
        loop.pass(PERIOD);
        assertThat(growth.isWorthwhile(1)).isTrue();
    }

    @Test
    void whoIsTurnedDownIsAskedOnceAgainAfterAPeriod() {
        growth.reached(1);
        affordable = false;

        assertThat(growth.isWorthwhile(1)).isFalse();
        assertThat(growth.isWorthwhile(1)).isFalse();
        loop.pass(PERIOD - 1);
        assertThat(retries).isZero();
        loop.pass(2);

        assertThat(retries).isEqualTo(1);
    }
}
