package io.loadtester.master.fleet;

import io.grpc.BindableService;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.master.term.Mastership;
import io.loadtester.wire.clustertoken.ClusterToken;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import io.loadtester.wire.fleet.FleetService;
import io.loadtester.wire.fleet.GrpcWorkerProbe;
import io.loadtester.wire.fleet.WorkerGateway;
import io.loadtester.wire.fleet.WorkerProbe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** Wires the fleet's one thread, the roster and the gRPC endpoint. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    private static final Duration LOOK_PERIOD = Duration.ofMillis(250);

    @Bean
    FleetClock fleetClock() {
        return FleetClock.system();
    }

    @Bean
    FleetLoop fleetLoop() {
        return new FleetLoop();
    }

    @Bean
    WorkerProbe workerProbe(ClusterToken token, Mastership mastership) {
        return new GrpcWorkerProbe(token, mastership::term);
    }

    @Bean
    FleetRoster fleetRoster(FleetClock clock, WorkerProbe probe, FleetLoop loop, FleetProperties properties) {
        FleetRoster roster = new FleetRoster(clock, probe, loop, properties.staleAfter(), properties.orphanLease());
        loop.every(LOOK_PERIOD, roster::expire);
        return roster;
    }

    @Bean
    Fleet fleet(FleetLoop loop, FleetRoster roster, MeterRegistry meters) {
        Fleet fleet = new Fleet(loop, roster);
        for (WorkerState state : WorkerState.values()) {
            Gauge.builder("loadtester.workers", fleet, each -> each.count(state))
                    .tag("state", state.name())
                    .register(meters);
        }
        return fleet;
    }

    @Bean
    Draining draining(FleetLoop loop, FleetRoster roster, WorkerGateway gateway, Mastership mastership) {
        return new Draining(loop, roster, gateway, mastership::isSuspended);
    }

    @Bean
    BindableService fleetService(
            FleetLoop loop,
            FleetRoster roster,
            FleetClock clock,
            UntakenResults untaken,
            FleetProperties properties,
            Mastership mastership) {
        return new FleetService(
                new FleetEndpoint(loop, roster, untaken, properties.orphanLease(), mastership::term), clock::unixNanos);
    }

    @Bean
    ClusterToken clusterToken(FleetProperties properties) {
        return ClusterToken.of(properties.clusterToken());
    }

    @Bean
    @GlobalServerInterceptor
    ClusterTokenServerInterceptor clusterTokenServerInterceptor(ClusterToken token) {
        return new ClusterTokenServerInterceptor(token);
    }
}
