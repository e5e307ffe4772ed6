package io.loadtester.worker.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterClockTest {

    private static final long MASTER_MINUS_NANO_TIME = 1_790_000_000_000_000_000L;

    private final MasterClock clock = new MasterClock();

    @ParameterizedTest(name = "{0} ns there, {1} ns back, {2} ns at the master")
    @CsvSource({
        "     0,       0,      0",
        "100000,  100000,      0",
        "100000,  100000, 500000",
        "900000,  100000,      0",
        "100000,  900000,  70000",
        "     0, 5000000,   1000",
    })
    void isOffByNoMoreThanItsUncertaintyHoweverUnevenTheWay(long there, long back, long atMaster) {
        clock.add(exchange(0, there, atMaster, back));

        ClockReading reading = clock.reading().orElseThrow();

        assertThat(reading.uncertaintyNanos()).isEqualTo((there + back) / 2);
        assertThat(Math.abs(reading.masterMinusNanoTime() - MASTER_MINUS_NANO_TIME))
                .isEqualTo(Math.abs(there - back) / 2)
                .isLessThanOrEqualTo(reading.uncertaintyNanos());
    }

    @Test
    void believesTheExchangeWithTheShortestRoundTrip() {
        clock.add(exchange(0, 4_000_000, 0, 100_000));
        clock.add(exchange(1_000, 50_000, 0, 50_000));
        clock.add(exchange(2_000, 100_000, 0, 9_000_000));

        assertThat(clock.reading()).contains(new ClockReading(MASTER_MINUS_NANO_TIME, 50_000));
    }

    @Test
    void forgetsExchangesOfLongAgo() {
        clock.add(exchange(0, 1, 0, 1));
        IntStream.rangeClosed(1, 30).forEach(n -> clock.add(exchange(n * 1_000L, 70_000, 0, 70_000)));

        assertThat(clock.reading().orElseThrow().uncertaintyNanos()).isEqualTo(70_000);
    }

    @Test
    void saysNothingBeforeTheFirstExchangeAndAfterAReset() throws InterruptedException {
        assertThat(clock.reading()).isEmpty();

        clock.add(exchange(0, 1, 0, 1));
        clock.reset();

        assertThat(clock.awaitReading(Duration.ofMillis(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "9000000000000000000", "-9000000000000000000"})
    void doesNotMindWhereTheMonotonicClockBegins(long origin) {
        ClockExchange exchange =
                new ClockExchange(origin, 1_790_000_000_000_000_000L, 1_790_000_000_000_000_000L, origin + 200);

        ClockReading reading = exchange.reading();

        assertThat(reading.nanoTimeAt(1_790_000_000_000_000_000L)).isEqualTo(origin + 100);
        assertThat(reading.masterUnixNanosAt(origin + 100)).isEqualTo(1_790_000_000_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"0", "300000000000", "-300000000000"})
    void tellsTheOffsetOfTheWallClockWhicheverWayThatIsOff(long wallBehindNanos) {
        ClockReading reading = new ClockReading(MASTER_MINUS_NANO_TIME, 40_000);
        long nanoTime = 12_345;

        var offset = reading.offsetFrom(MASTER_MINUS_NANO_TIME + nanoTime - wallBehindNanos, nanoTime);

        assertThat(offset.offsetNanos()).isEqualTo(wallBehindNanos);
        assertThat(offset.uncertaintyNanos()).isEqualTo(40_000);
    }

    private static ClockExchange exchange(long sentNanoTime, long there, long atMaster, long back) {
        long received = sentNanoTime + there + MASTER_MINUS_NANO_TIME;
        return new ClockExchange(sentNanoTime, received, received + atMaster, sentNanoTime + there + atMaster + back);
    }
}
