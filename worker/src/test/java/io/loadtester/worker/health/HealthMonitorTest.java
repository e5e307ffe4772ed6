package io.loadtester.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.worker.publishing.Backlog;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void putsTogetherWhatAttackProcessAndPublisherSay() {
        HealthMonitor monitor = new HealthMonitor(() -> new Backlog(3, 4));

        WorkerHealth health = monitor.health(1, 5, 2);

        assertThat(health.startDelayP99Nanos()).isEqualTo(1);
        assertThat(health.releaseDelayP99Nanos()).isEqualTo(5);
        assertThat(health.cpuLimitCores())
                .isPositive()
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(health.loopLagNanos()).isEqualTo(2);
        assertThat(health.unsentResults()).isEqualTo(3);
        assertThat(health.lostResults()).isEqualTo(4);
        assertThat(health.heapBytes()).isPositive();
    }

    @Test
    void givesEveryoneWhoAsksWithinASecondTheSameSample() {
        ProcessSampler sampler = new ProcessSampler(0);

        ProcessSample first = sampler.at(SECOND);

        assertThat(sampler.at(SECOND + SECOND / 2)).isSameAs(first);
        assertThat(sampler.at(2 * SECOND)).isNotSameAs(first);
    }

    @Test
    void countsThePausesOfTheGarbageCollectorAndTheTimeOfTheProcessor() {
        ProcessSampler sampler = new ProcessSampler(0);

        System.gc();
        ProcessSample after = sampler.at(SECOND);

        assertThat(after.gcPauseNanos()).isPositive();
        assertThat(after.cpuCores()).isPositive();
    }
}
