package io.loadtester.worker.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultBufferTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final byte[] VALUE = new byte[1_000];
    private static final long ENTRY_BYTES = new PendingResult(0, "k", VALUE, true, 0, false, Settlement.NOBODY).bytes();

    private final ResultBuffer buffer = ResultBuffer.inMemory(3 * ENTRY_BYTES);
    private final List<Boolean> settlements = new ArrayList<>();
    private final Settlement settlement = (isInterval, stored) -> settlements.add(stored);

    @Test
    void countsWhatDoesNotFitAsLost() {
        for (int n = 0; n < 5; n++) {
            assertThat(offer()).isEqualTo(n < 3);
        }

        assertThat(buffer.backlog()).isEqualTo(new Backlog(3, 2));
    }

    @Test
    void makesRoomWhenAResultIsSettledNotWhenItIsTaken() throws InterruptedException {
        offer();
        offer();
        offer();
        PendingResult first = buffer.take(NOT_AT_ALL);
        assertThat(offer()).isFalse();

        buffer.settle(first, true);

        assertThat(offer()).isTrue();
        assertThat(settlements).containsExactly(true);
    }

    @Test
    void givesAResultThatWasPutBackBeforeLaterOnes() throws InterruptedException {
        offer();
        offer();
        offer();
        PendingResult first = buffer.take(NOT_AT_ALL);
        PendingResult second = buffer.take(NOT_AT_ALL);

        buffer.putBack(second);
        buffer.putBack(first);

        assertThat(buffer.take(NOT_AT_ALL)).isSameAs(first);
        assertThat(buffer.take(NOT_AT_ALL)).isSameAs(second);
        assertThat(buffer.take(NOT_AT_ALL)).extracting(PendingResult::number).isEqualTo(2L);
        assertThat(buffer.take(NOT_AT_ALL)).isNull();
    }

    @Test
    void tellsWhatHasWaitedForAWhileOnce() throws InterruptedException {
        offer();
        offer();
        UntakenResults untaken = new UntakenResults(buffer);
        long now = System.nanoTime();
        assertThat(untaken.next(now)).as("young results").isEmpty();
        PendingResult first = buffer.take(NOT_AT_ALL);
        long later = now + Duration.ofSeconds(2).toNanos();

        assertThat(untaken.next(later)).as("sent or not").hasSize(2);
        assertThat(untaken.next(later)).as("told already").isEmpty();
        assertThat(new UntakenResults(buffer).next(later))
                .as("to another stream")
                .hasSize(2);
        buffer.settle(first, true);
        assertThat(new UntakenResults(buffer).next(later)).as("taken meanwhile").hasSize(1);
    }

    @Test
    void takesAManifestEvenWhenItIsFull() throws InterruptedException {
        offer();
        offer();
        offer();

        buffer.add("k", VALUE, settlement);

        assertThat(buffer.backlog()).isEqualTo(new Backlog(4, 0));
    }

    @Test
    void isEmptyOnceEverythingIsSettled() throws InterruptedException {
        offer();
        PendingResult only = buffer.take(NOT_AT_ALL);
        assertThat(buffer.awaitEmpty(NOT_AT_ALL)).isFalse();

        buffer.settle(only, false);

        assertThat(buffer.awaitEmpty(NOT_AT_ALL)).isTrue();
        assertThat(buffer.backlog()).isEqualTo(new Backlog(0, 1));
        assertThat(settlements).containsExactly(false);
    }

    private boolean offer() {
        return buffer.offer("k", VALUE, true, settlement);
    }
}
