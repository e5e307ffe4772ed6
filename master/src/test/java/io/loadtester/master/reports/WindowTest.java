package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import io.loadtester.reporting.report.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Tests of ten seconds, none of whose workers has sent its manifest. */
    static Stream<Arguments> schedules() {
        Pacer fallsSilent =
                new SteppedPacer(List.of(new Step(20, Duration.ofSeconds(4)), new Step(0, Duration.ofSeconds(1))));
        return Stream.of(
                Arguments.of("goes on to the end of its time", new ConstantPacer(20), 0, 12, 10),
                Arguments.of("has had all its hits", new ConstantPacer(20), 60, 12, 3),
                Arguments.of("has fallen silent", fallsSilent, 0, 12, 4),
                Arguments.of("is unpaced", new UnpacedPacer(), 60, 12, 10),
                Arguments.of("ended before its schedule did", new ConstantPacer(20), 60, 2, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedules")
    void endsWhereTheScheduleDoes(String what, Pacer pacer, long maxRequests, int endedAfter, int seconds) {
        LoadTest any = HandMade.endedTest(20, START, 10, List.of());
        TestStatus lost = new TestStatus(
                TestState.FAILED,
                "all workers are lost",
                START,
                START.plusSeconds(endedAfter),
                any.status().attacks());
        LoadTest test = HandMade.with(any, pacer, maxRequests, lost);

        Window window = Window.of(test, List.of(), START.plusSeconds(60));

        assertThat(window.durationNanos()).isEqualTo(Duration.ofSeconds(seconds).toNanos());
        assertThat(window.waitNanos()).isZero();
    }
}
