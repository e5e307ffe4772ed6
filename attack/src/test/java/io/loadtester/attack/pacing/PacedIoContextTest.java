package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.IoHandlerContext;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;

/** However long the loop itself would wait for its sockets, what is paced on it has the last word. */
class PacedIoContextTest {

    private static final long INITIAL = Ticker.systemTicker().initialNanoTime();
    private static final long NOW = INITIAL + 5_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long LONG = 20 * SECOND;

    private final PacedIoContext context = new PacedIoContext();

    @Test
    void aLoopWithNothingScheduledWakesForWhatIsPaced() {
        context.within(new Loop(true, LONG, -1), NOW, SECOND);

        assertThat(context.canBlock()).isTrue();
        assertThat(context.delayNanos(NOW)).isEqualTo(SECOND);
        assertThat(context.deadlineNanos()).isEqualTo(NOW - INITIAL + SECOND);
    }

    @Test
    void aLoopWhoseTasksAreDueLaterWakesForWhatIsPaced() {
        context.within(new Loop(true, LONG, NOW - INITIAL + LONG), NOW, SECOND);

        assertThat(context.delayNanos(NOW)).isEqualTo(SECOND);
        assertThat(context.deadlineNanos()).isEqualTo(NOW - INITIAL + SECOND);
    }

    @Test
    void aLoopWhoseTasksAreDueSoonerWakesForThem() {
        context.within(new Loop(true, 7, NOW - INITIAL + 7), NOW, SECOND);

        assertThat(context.delayNanos(NOW)).isEqualTo(7);
        assertThat(context.deadlineNanos()).isEqualTo(NOW - INITIAL + 7);
    }

    /** Between the question when something is due and the wait some time passes. */
    @Test
    void timeThatHasPassedSinceIsNotWaitedForAgain() {
        context.within(new Loop(true, LONG, -1), NOW, SECOND);

        assertThat(context.delayNanos(NOW + SECOND / 4)).isEqualTo(SECOND - SECOND / 4);
    }

    /** A negative delay would be read as no limit: some transports ask for it after it has run out. */
    @Test
    void whatIsOverdueIsNotWaitedForAtAll() {
        context.within(new Loop(true, LONG, -1), NOW, SECOND);

        assertThat(context.delayNanos(NOW + 3 * SECOND)).isZero();
        assertThat(context.within(new Loop(true, LONG, -1), INITIAL - LONG, 1).deadlineNanos())
                .isZero();
    }

    @Test
    void whatIsDueAtOnceKeepsTheLoopFromWaiting() {
        assertThat(context.within(new Loop(true, LONG, -1), NOW, 0).canBlock()).isFalse();
        assertThat(context.within(new Loop(true, LONG, -1), NOW, 1).canBlock()).isTrue();
    }

    @Test
    void aLoopWithTasksToRunDoesNotWait() {
        context.within(new Loop(false, LONG, -1), NOW, SECOND);

        assertThat(context.canBlock()).isFalse();
    }

    /** The loop's own word, deadlines on Netty's clock. */
    private record Loop(boolean canBlock, long delayNanos, long deadlineNanos) implements IoHandlerContext {

        @Override
        public long delayNanos(long currentTimeNanos) {
            return delayNanos;
        }
    }
}
