package io.loadtester.worker.health;

import io.loadtester.worker.publishing.ResultPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    HealthMonitor healthMonitor(ResultPublisher publisher) {
        return new HealthMonitor(publisher::backlog);
    }
}
