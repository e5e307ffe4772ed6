package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final long PATIENCE = Watermark.PATIENCE.toNanos();

    private final Watermark watermark = new Watermark();

    @Test
    void passesASecondAsSoonAsItIsComplete() {
        watermark.changed(7, 0);

        assertThat(watermark.pass(1, second -> false)).isEmpty();
        assertThat(watermark.hasPassed(7)).isFalse();
        assertThat(watermark.pass(2, second -> true)).containsExactly(7);
        assertThat(watermark.hasPassed(7)).isTrue();
        assertThat(watermark.pass(3, second -> true)).isEmpty();
    }

    @Test
    void isNotHeldBackByAWorkerThatNeverReports() {
        watermark.changed(7, 0);
        watermark.changed(7, PATIENCE - 1);

        assertThat(watermark.pass(PATIENCE - 1, second -> false)).isEmpty();
        assertThat(watermark.pass(PATIENCE, second -> false)).containsExactly(7);
    }

    @Test
    void passesCorrectionsAtOnce() {
        watermark.changed(7, 0);
        watermark.pass(0, second -> true);

        watermark.changed(7, 1);

        assertThat(watermark.pass(1, second -> false)).containsExactly(7);
        assertThat(watermark.pass(2, second -> false)).isEmpty();
    }
}
