package io.loadtester.master.term;

import io.loadtester.master.problem.ProblemWriter;
import io.loadtester.storage.term.Fence;
import io.loadtester.storage.term.MasterLock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** Wires the mastership, and what a master on standby answers. */
@Configuration(proxyBeanMethods = false)
class TermConfiguration {

    private static final int FAILED = 1;

    @Bean
    Mastership mastership(MasterLock lock, Fence fence) {
        return new Mastership(lock, fence, System::nanoTime, TermConfiguration::end);
    }

    @Bean
    TermWatch termWatch(Mastership mastership) {
        return new TermWatch(mastership, TermConfiguration::end);
    }

    /** On another thread, because the exit does not return. */
    private static void end() {
        new Thread(() -> System.exit(FAILED), "end").start();
    }

    @Bean
    StandbyFilter standbyFilter(Mastership mastership, ProblemWriter problems) {
        return new StandbyFilter(mastership, problems);
    }

    @Bean
    @GlobalServerInterceptor
    StandbyInterceptor standbyInterceptor(Mastership mastership) {
        return new StandbyInterceptor(mastership);
    }

    /** A master on standby is well: it must not be restarted. */
    @Bean
    HealthIndicator masterHealthIndicator(Mastership mastership) {
        return () -> Health.up()
                .withDetail(
                        "role", mastership.isStandby() ? "standby" : mastership.isSuspended() ? "suspended" : "active")
                .withDetail("term", mastership.term())
                .build();
    }
}
