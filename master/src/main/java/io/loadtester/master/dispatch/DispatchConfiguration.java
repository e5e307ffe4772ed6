package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.storage.DatabaseProbe;
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
    DatabaseWatch databaseWatch(DatabaseProbe database, Conductor conductor, FleetLoop loop) {
        return new DatabaseWatch(database::answers, found -> loop.execute(() -> conductor.databaseAnswers(found)));
    }

    @Bean
    Dispatcher dispatcher(FleetLoop loop, Conductor conductor, TestStore tests, StorageThread storage) {
        return new Dispatcher(loop, conductor, tests, storage::withdraw);
    }

    /**
     * Runs first on shutdown: streams that break now break because this process ends. The workers attack on, and the next
     * master adopts their attacks.
     */
    @Bean
    ApplicationListener<ContextClosedEvent> letGo(FleetLoop loop) {
        return closing -> loop.close();
    }

    /** Takes over what an earlier master left, before workers can connect. */
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
