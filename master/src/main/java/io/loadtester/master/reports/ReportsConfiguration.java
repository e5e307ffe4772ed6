package io.loadtester.master.reports;

import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.storage.ResultReader;
import io.loadtester.storage.TestStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires reports to storage. */
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

    @Bean
    Reports reports(TestStore tests, ResultReader results, Thresholds thresholds) {
        return new Reports(tests, results, thresholds, Clock.systemUTC());
    }
}
