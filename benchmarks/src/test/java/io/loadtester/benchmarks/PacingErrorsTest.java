package io.loadtester.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At 1,000 requests/s for 5 s; p50 and p99 in µs, each for all requests, the first second, and after three seconds. */
class PacingErrorsTest {

    private static final int RATE = 1_000;
    private static final long PERIOD_NANOS = 1_000_000;
    private static final long MICRO = 1_000;

    @TempDir
    Path directory;

    @Test
    void anEvenScheduleHasNoError() throws IOException {
        assertThat(errors(n -> 0)).containsExactly("0.0 0.0", "0.0 0.0", "0.0 0.0");
    }

    @Test
    void aConstantDelayIsNoError() throws IOException {
        assertThat(errors(n -> n == 0 ? 0 : 70 * MICRO)).containsExactly("0.0 0.0", "0.0 0.0", "0.0 0.0");
    }

    @Test
    void lateAndEarlyAreErrorsAlike() throws IOException {
        assertThat(errors(n -> n % 4 == 0 ? 30 * MICRO : n % 4 == 2 ? -30 * MICRO : 0))
                .containsExactly("0.0 30.0", "0.0 30.0", "0.0 30.0");
    }

    @Test
    void aLateStartShowsInTheFirstSecondAlone() throws IOException {
        assertThat(errors(n -> n < 600 ? 5_000 * MICRO : 0)).containsExactly("0.0 5000.0", "5000.0 5000.0", "0.0 0.0");
    }

    @Test
    void whatWasLostAtTheStartIsNotChargedForLater() throws IOException {
        assertThat(errors(n -> n < 500 ? 0 : 100 * PERIOD_NANOS))
                .containsExactly("0.0 100000.0", "0.0 100000.0", "0.0 0.0");
    }

    @Test
    void anotherRateIsADrift() throws IOException {
        List<String> errors = errors(n -> n * 1_000);

        assertThat(errors.get(0)).isEqualTo("1250.0 2475.0");
        assertThat(errors.get(2)).isEqualTo("500.0 990.0");
    }

    private List<String> errors(LongUnaryOperator latenessNanos) throws IOException {
        Path arrivals = directory.resolve("arrivals");
        Files.write(
                arrivals,
                LongStream.range(0, 5 * RATE)
                        .mapToObj(n -> Long.toString(n * PERIOD_NANOS + latenessNanos.applyAsLong(n)))
                        .toList());
        return Bash.run("arrivals.sh", "pacing_errors \"$1\" \"$2\"", arrivals, RATE);
    }
}
