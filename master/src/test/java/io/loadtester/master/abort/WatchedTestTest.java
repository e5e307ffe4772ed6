package io.loadtester.master.abort;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import io.loadtester.spec.threshold.ThresholdParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Watches a test of one minute at 10/s on two workers, whose seconds have the results given here. */
class WatchedTestTest {

    private static final UUID TEST_ID = UUID.randomUUID();

    @Test
    void holdsARateToWhatWasMeasuredOnceTheTimeHasCome() {
        assertThat(secondOfAbort("rate > 90% of target abort after 3s", 4, 0)).isEqualTo(3);
        assertThat(secondOfAbort("rate > 90% of target abort", 4, 0)).isEqualTo(10);
        assertThat(secondOfAbort("rate > 70% of target abort", 4, 0)).isEqualTo(-1);
    }

    @Test
    void aGivenTimeStopsWhatIsNotLostYet() {
        assertThat(secondOfAbort("failures < 20% abort after 5s", 4, 1)).isEqualTo(5);
        assertThat(secondOfAbort("failures < 20% abort", 3, 2)).isEqualTo(31);
    }

    @Test
    void aSlowWorkerIsWaitedFor() {
        WatchedTest watched = watched("failures < 1% abort");
        for (int second = 0; second < 20; second++) {
            watched.add(HandMade.interval(TEST_ID, "a", second, second, 0, 5));

            assertThat(watched.add(HandMade.workerSecond(TEST_ID, "a", second))).isEmpty();
        }

        assertThat(watched.add(HandMade.workerSecond(TEST_ID, "b", 19))).hasValueSatisfying(reason -> assertThat(reason)
                .isEqualTo("aborted by its threshold failures < 1%: was 100 of 100 hits (100%)"));
    }

    /** The number of seconds after which the test is aborted; -1 for never. */
    private static int secondOfAbort(String threshold, int done, int dns) {
        WatchedTest watched = watched(threshold);
        for (int second = 0; second < 60; second++) {
            for (String worker : List.of("a", "b")) {
                watched.add(HandMade.interval(TEST_ID, worker, second, second, done, dns));
                watched.add(HandMade.interval(TEST_ID, worker, second, second, done, dns));
                if (watched.add(HandMade.workerSecond(TEST_ID, worker, second)).isPresent()) {
                    return second + 1;
                }
            }
        }
        return -1;
    }

    private static WatchedTest watched(String threshold) {
        Target target = new Target("a", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        List<Attack> attacks =
                List.of(new Attack("a", 1, new Share(0.5, 0), 0, ""), new Attack("b", 1, new Share(0.5, 0.5), 0, ""));
        return new WatchedTest(new LoadTest(
                TEST_ID,
                "t",
                new AttackSpec(
                        "t", new ConstantPacer(10), Duration.ofSeconds(60), List.of(target), AttackOptions.DEFAULTS),
                2,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                Instant.EPOCH,
                new TestStatus(TestState.RUNNING, "", Instant.EPOCH, null, attacks),
                List.of(ThresholdParser.parse(threshold))));
    }
}
