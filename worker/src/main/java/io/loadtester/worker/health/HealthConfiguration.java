package io.loadtester.worker.health;

import io.loadtester.worker.publishing.ResultPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    HealthMonitor healthMonitor(ResultPublisher publisher) {
        return new HealthMonitor(publisher::backlog);
    }
}
