package io.loadtester.master.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestEventsTest {

    @Test
    void countsOneWorkerAsOne() {
        assertThat(startOn(new Attack("a", 1, new Share(1, 0), 0, ""))).isEqualTo("starts on 1 worker");
        assertThat(startOn(
                        new Attack("a", 1, new Share(0.5, 0), 0, ""), new Attack("b", 1, new Share(0.5, 0.5), 0, "")))
                .isEqualTo("starts on 2 workers");
    }

    private static String startOn(Attack... attacks) {
        LoadTest test = TestSeriesTest.test(RateDistribution.SHARED, "");
        TestStatus status = new TestStatus(TestState.RUNNING, "", test.status().startsAt(), null, List.of(attacks));
        return TestEvents.of(test.withStatus(status)).get(0).text();
    }
}
