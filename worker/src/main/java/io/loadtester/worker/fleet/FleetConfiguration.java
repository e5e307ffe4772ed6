package io.loadtester.worker.fleet;

import io.loadtester.attack.AttackEngine;
import io.loadtester.wire.fleet.FleetClient;
import io.loadtester.wire.term.HighestTerm;
import io.loadtester.worker.WorkerIdentity;
import io.loadtester.worker.WorkerProperties;
import io.loadtester.worker.attacks.AttackRoster;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.publishing.ResultPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    @Bean
    Masters masters(WorkerProperties properties, HighestTerm highest) {
        return new Masters(
                properties.masterAddress().stream()
                        .map(address -> new FleetClient(address, properties.clusterToken()))
                        .toList(),
                highest);
    }

    @Bean
    MasterLink masterLink(
            WorkerIdentity identity,
            Masters masters,
            AttackRoster roster,
            MasterClock clock,
            ResultPublisher publisher) {
        return new MasterLink(identity, masters, roster, clock, publisher);
    }

    @Bean
    FleetMember fleetMember(
            WorkerProperties properties,
            AttackEngine engine,
            AttackRoster roster,
            ResultPublisher publisher,
            MasterLink link) {
        return new FleetMember(properties, engine, roster, publisher, link);
    }
}
