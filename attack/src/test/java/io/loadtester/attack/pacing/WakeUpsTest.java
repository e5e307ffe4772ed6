package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakeUpsTest {

    @ParameterizedTest
    @CsvSource({
        // busy spin, tick, now, until due, sleep
        "false, 0, 1000, 70, 70",
        "false, 0, 1000, 0, 0",
        "false, 100, 1000, 70, 100",
        "false, 100, 1000, 100, 100",
        "false, 100, 1000, 101, 200",
        "false, 100, 1050, 10, 50",
        "false, 100, 1050, 0, 0",
        "false, 100, -1050, 10, 50",
        "true, 0, 1000, 70, 0"
    })
    void sleepsUntilWhatIsDueOrTheNextTick(boolean busySpin, long tick, long now, long untilDue, long sleep) {
        assertThat(new WakeUps(busySpin, tick).sleepNanos(now, untilDue)).isEqualTo(sleep);
    }
}
