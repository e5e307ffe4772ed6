package io.loadtester.master.tests;

import io.loadtester.common.test.TestState;
import io.loadtester.master.dispatch.TestBoard;
import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.dispatch.TestListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Meters of tests by state: a gauge of the tests in each unfinished state, and a counter of those that this master has
 * seen end in each final state.
 */
final class TestMeters implements TestListener {

    private final Map<TestState, Counter> ended = new EnumMap<>(TestState.class);

    TestMeters(TestBoard board, MeterRegistry meters) {
        for (TestState state : TestState.values()) {
            if (state.isFinal()) {
                ended.put(state, meters.counter("loadtester.tests.ended", "state", state.name()));
            } else {
                Gauge.builder("loadtester.tests", board, each -> count(each, state))
                        .tag("state", state.name())
                        .register(meters);
            }
        }
        board.listen(this);
    }

    private static long count(TestBoard board, TestState state) {
        return board.all().stream()
                .filter(posted -> posted.test().status().state() == state)
                .count();
    }

    @Override
    public void changed(TestBoard.Posted posted) {
        TestState state = posted.test().status().state();
        if (state.isFinal()) {
            Objects.requireNonNull(ended.get(state)).increment();
        }
    }

    @Override
    public void happened(UUID testId, TestEvent event) {
        // Only changes of state are counted.
    }
}
