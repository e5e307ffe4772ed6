package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.fleet.GrpcWorkerGateway;
import io.loadtester.wire.fleet.WorkerGateway;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** Wires the conductor to the fleet's thread, to workers and to storage. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchConfiguration.class);

    private static final Duration TICK = Duration.ofMillis(250);

    @Bean
    TestBoard testBoard() {
        return new TestBoard();
    }

    @Bean
    GrpcWorkerGateway workerGateway(ClusterToken token) {
        return new GrpcWorkerGateway(token);
    }

    @Bean
    StorageThread storageThread(TestStore tests, ResultReader results) {
        return new StorageThread(tests, results);
    }

    @Bean
    ConductorPorts conductorPorts(StorageThread storage, WorkerGateway gateway, TestBoard board) {
        return new ConductorPorts(storage, gateway, storage, board);
    }

    @Bean
    Conductor conductor(FleetRoster roster, FleetClock clock, FleetLoop loop, ConductorPorts ports) {
        return new Conductor(new DispatchContext(roster, clock, loop, ports));
    }

    @Bean
    Dispatcher dispatcher(FleetLoop loop, Conductor conductor, TestStore tests, StorageThread storage) {
        return new Dispatcher(loop, conductor, tests, storage::withdraw);
    }

    /**
     * First of all at the end: when this process ends, streams break because of it and not because of their workers,
     * whose attacks go on and are adopted by the next master.
     */
    @Bean
    ApplicationListener<ContextClosedEvent> letGo(FleetLoop loop) {
        return closing -> loop.close();
    }

    /** Before workers can dial in: what an earlier master left is taken over first. */
    @Bean
    SmartInitializingSingleton takeOver(
            Dispatcher dispatcher,
            Conductor conductor,
            FleetRoster roster,
            FleetClock clock,
            FleetLoop loop,
            TestStore tests) {
        return () -> {
            tests.failUnreadable(clock.now().truncatedTo(ChronoUnit.MICROS))
                    .forEach(id -> LOG.error("test {} cannot be read by this version, and has failed", id));
            dispatcher.resume(tests.unfinished());
            loop.execute(() -> roster.listen(conductor));
            loop.every(TICK, conductor::tick);
        };
    }
}
