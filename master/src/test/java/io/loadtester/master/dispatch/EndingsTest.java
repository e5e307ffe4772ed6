package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How tests are stopped, and end. */
class EndingsTest {

    private final Workshop shop = new Workshop();

    @Test
    void stopsATestThatWaits() {
        LoadTest test = shop.submit(1);

        assertThat(shop.conductor.stop(test.id(), "stopped by admin")).isTrue();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin before it started");
        assertThat(shop.conductor.stop(test.id(), "again")).isFalse();
    }

    @Test
    void stopsARunningTestAndTellsWorkersUntilTheyHear() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.attacking(test.id(), "a");

        shop.conductor.stop(test.id(), "stopped by admin");
        assertThat(shop.state(test)).isEqualTo(TestState.STOPPING);
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.stopped).hasSizeGreaterThan(1);
        shop.audit = Workshop.COMPLETE;
        shop.fleet.finished(test.id(), "a");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
        assertThat(shop.reason(test)).isEqualTo("stopped by admin");
    }

    @Test
    void stopsInTheEndThoughAWorkerDoesNotAnswer() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.conductor.stop(test.id(), "stopped by admin");

        shop.pass(Stopping.STOP_WITHIN.plus(Settling.SETTLE_WITHIN).plusSeconds(2));

        assertThat(shop.state(test)).isEqualTo(TestState.STOPPED);
    }

    @Test
    void takesAnAttackThatIsNotMentionedAnyMoreForEnded() {
        shop.workers("a");
        LoadTest test = shop.submit(1);
        shop.fleet.attacking(test.id(), "a");
        shop.audit = Workshop.COMPLETE;

        shop.fleet.ready("a", "a");
        assertThat(shop.state(test)).isEqualTo(TestState.RUNNING);
        shop.fleet.ready("a");
        shop.conductor.tick();

        assertThat(shop.state(test)).isEqualTo(TestState.COMPLETED);
    }
}
