package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WakeUpLatencyTest {

    private static final long LATE = 50_000;
    private static final long MILLI = 1_000_000;

    private final WakeUpLatency latency = new WakeUpLatency();

    @Test
    void sleepsAsLongAsIsAskedUntilItHasLearnt() {
        assertThat(latency.sleepNanos(0, MILLI)).isEqualTo(MILLI);
    }

    @Test
    void sleepsLessByWhatTheSystemIsLate() {
        long now = learn();

        assertThat(latency.sleepNanos(now, MILLI)).isBetween(MILLI - LATE, MILLI - LATE * 9 / 10);
    }

    @Test
    void turnsWhenWokenSoonerThanExpected() {
        long now = learn();
        long sleep = latency.sleepNanos(now, MILLI);
        latency.woke(now + sleep);

        assertThat(latency.sleepNanos(now + sleep, MILLI - sleep)).isZero();
    }

    @Test
    void sleepsOnWhenASocketWokeIt() {
        long now = learn();
        long sleep = latency.sleepNanos(now, MILLI);
        latency.woke(now + sleep / 2);

        assertThat(latency.sleepNanos(now + sleep / 2, MILLI - sleep / 2)).isEqualTo(sleep - sleep / 2);
    }

    @Test
    void doesNotTurnForWhatIsDueSoon() {
        long now = learn();

        assertThat(latency.sleepNanos(now, LATE)).isEqualTo(LATE);
    }

    @Test
    void forgetsASystemThatWasSlow() {
        long now = learn();
        for (int i = 0; i < 500; i++) {
            now += latency.sleepNanos(now, MILLI);
            latency.woke(now);
            now += MILLI;
        }

        assertThat(latency.sleepNanos(now, MILLI)).isGreaterThan(MILLI - 100);
    }

    /** A while on a system that always wakes it so late. Returns what time it is then. */
    private long learn() {
        long now = 0;
        for (int i = 0; i < 500; i++) {
            long due = now + MILLI;
            now += latency.sleepNanos(now, MILLI) + LATE;
            latency.woke(now);
            now = Math.max(now, due);
        }
        return now;
    }
}
