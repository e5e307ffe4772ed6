package io.loadtester.worker.attacks;

import io.grpc.BindableService;
import io.loadtester.attack.AttackEngine;
import io.loadtester.attack.EngineOptions;
import io.loadtester.wire.clustertoken.ClusterTokenServerInterceptor;
import io.loadtester.wire.fleet.AttackerService;
import io.loadtester.wire.term.HighestTerm;
import io.loadtester.wire.term.TermServerInterceptor;
import io.loadtester.worker.WorkerIdentity;
import io.loadtester.worker.WorkerProperties;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.health.HealthMonitor;
import io.loadtester.worker.publishing.ResultPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.GlobalServerInterceptor;

@Configuration(proxyBeanMethods = false)
class AttacksConfiguration {

    @Bean(destroyMethod = "close")
    AttackEngine attackEngine() {
        return AttackEngine.create(EngineOptions.DEFAULTS);
    }

    @Bean
    MasterClock masterClock() {
        return new MasterClock();
    }

    @Bean
    AttackStarter attackStarter(AttackEngine engine, MeterRegistry registry) {
        HitMeters meters = new HitMeters(registry);
        return (plan, listener) -> engine.prepare(plan, meters.before(listener));
    }

    @Bean
    AttackRoster attackRoster(
            WorkerProperties properties,
            AttackStarter starter,
            ResultPublisher publisher,
            MasterClock clock,
            HealthMonitor health) {
        return new AttackRoster(properties.workerId(), starter, publisher, clock, health);
    }

    @Bean
    WorkerIdentity workerIdentity(WorkerProperties properties) {
        return WorkerIdentity.ofThisProcess(properties.workerId());
    }

    @Bean
    BindableService attackerService(AttackRoster roster, WorkerIdentity identity) {
        return new AttackerService(new AttackerEndpoint(roster, identity.sessionId()), identity.workerId());
    }

    @Bean
    HighestTerm highestTerm() {
        return new HighestTerm();
    }

    @Bean
    @GlobalServerInterceptor
    TermServerInterceptor termServerInterceptor(HighestTerm highest) {
        return new TermServerInterceptor(highest);
    }

    @Bean
    @GlobalServerInterceptor
    ClusterTokenServerInterceptor clusterTokenServerInterceptor(WorkerProperties properties) {
        return new ClusterTokenServerInterceptor(properties.clusterToken());
    }
}
