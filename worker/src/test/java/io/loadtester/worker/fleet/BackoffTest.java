package io.loadtester.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Random(7));

    @Test
    void doublesUpToASecondGiveOrTakeAFifth() {
        for (long expected : new long[] {250, 500, 1_000, 1_000, 1_000}) {
            assertThat(backoff.nextNanos() / 1_000_000).isBetween(expected * 8 / 10, expected * 12 / 10);
        }
    }

    @Test
    void startsOverAfterASuccess() {
        backoff.nextNanos();
        backoff.nextNanos();

        backoff.reset();

        assertThat(backoff.nextNanos()).isBetween(200_000_000L, 300_000_000L);
    }
}
