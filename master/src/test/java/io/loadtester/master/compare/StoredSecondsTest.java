package io.loadtester.master.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.HandMade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSecondsTest {

    /** The last hit is sent just before the schedule ends, whether by time or by number of hits. */
    @ParameterizedTest
    @CsvSource({"0, 9950, 10", "0, 7950, 7", "60, 2950, 3", "60, 1950, 1"})
    void countsTheLastSecondIfTheScheduleCameToItsEnd(long maxRequests, long attackedMillis, int seconds) {
        LoadTest any = HandMade.endedTest(20, Instant.EPOCH, 10, List.of());
        LoadTest test = HandMade.with(any, new ConstantPacer(20), maxRequests, any.status());

        assertThat(StoredSeconds.wholeSeconds(test, Duration.ofMillis(attackedMillis)))
                .isEqualTo(seconds);
    }
}
