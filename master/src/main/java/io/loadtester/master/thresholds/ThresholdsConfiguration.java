package io.loadtester.master.thresholds;

import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.rollups.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires thresholds to storage. */
@Configuration(proxyBeanMethods = false)
class ThresholdsConfiguration {

    @Bean
    Thresholds thresholds(ResultReader results, Retention retention) {
        return new Thresholds(results, retention);
    }
}
