package io.loadtester.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The meter registry of a service: for Prometheus if {@code loadtester.metrics-port} is set, otherwise the cheapest.
 */
@Configuration(proxyBeanMethods = false)
public class MetersConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    /**
     * Nested because Spring processes it before the enclosing class, and because without a port no Prometheus class is
     * loaded.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("loadtester.metrics-port")
    @EnableConfigurationProperties(MetersProperties.class)
    static class Shown {

        @Bean
        JvmGcMetrics garbageCollectionMeters() {
            return new JvmGcMetrics();
        }

        @Bean
        PrometheusMeterRegistry prometheusMeterRegistry(JvmGcMetrics garbageCollection) {
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            garbageCollection.bindTo(meters);
            new JvmMemoryMetrics().bindTo(meters);
            new ProcessorMetrics().bindTo(meters);
            return meters;
        }

        @Bean
        MetersEndpoint metersEndpoint(MetersProperties properties, PrometheusMeterRegistry meters) {
            return new MetersEndpoint(properties.socketAddress(), meters::scrape);
        }
    }
}
