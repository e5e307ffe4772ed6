package io.loadtester.master.thresholds;

import io.loadtester.storage.ResultReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires thresholds to storage. */
@Configuration(proxyBeanMethods = false)
class ThresholdsConfiguration {

    @Bean
    Thresholds thresholds(ResultReader results) {
        return new Thresholds(results);
    }
}
