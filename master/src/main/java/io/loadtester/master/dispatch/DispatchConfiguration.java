package io.loadtester.master.dispatch;

import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetLoop;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.master.term.Mastership;
import io.loadtester.master.term.TermWatch;
import io.loadtester.storage.DatabaseProbe;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.fleet.GrpcWorkerGateway;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextClosedEvent;

/** Wires the conductor to the fleet's thread, to workers and to storage. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchConfiguration.class);

    @Bean
    TestBoard testBoard() {
        return new TestBoard();
    }

    @Bean
    GrpcWorkerGateway grpcWorkerGateway(ClusterToken token, Mastership mastership) {
        return new GrpcWorkerGateway(token, mastership::term);
    }

    @Bean
    @Primary
    HeldCalls workerGateway(GrpcWorkerGateway workers, Mastership mastership) {
        return new HeldCalls(workers, mastership::isSuspended);
    }

    /** Closed before the mastership, whose lock keeps other masters away until the last statuses are stored. */
    @Bean
    @DependsOn("mastership")
    StorageThread storageThread(TestStore tests, ResultReader results) {
        return new StorageThread(tests, results);
    }

    @Bean
    ConductorPorts conductorPorts(StorageThread storage, HeldCalls gateway, TestBoard board) {
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

    /** Takes over what an earlier master left, as the active master and before workers can connect. */
    @Bean
    SmartInitializingSingleton takeOver(
            Mastership mastership,
            TermWatch watch,
            Dispatcher dispatcher,
            FleetClock clock,
            TestStore tests,
            Conducting conducting) {
        return () -> {
            mastership.whenTaken(() -> {
                tests.failUnreadable(clock.now().truncatedTo(ChronoUnit.MICROS))
                        .forEach(id -> LOG.error("test {} cannot be read by this version, and has failed", id));
                dispatcher.resume(tests.unfinished());
                conducting.begin();
            });
            watch.start();
        };
    }

    @Bean
    Conducting conducting(
            Conductor conductor, HeldCalls calls, FleetRoster roster, FleetLoop loop, Mastership mastership) {
        return new Conducting(conductor, new HeldLosses(conductor, mastership::isSuspended), calls, roster, loop);
    }
}
