package io.loadtester.master.reports;

import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.OutcomeStore;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires reports to storage. */
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

    @Bean
    Outcomes outcomes(OutcomeStore store, TestStore tests, ResultReader results, Thresholds thresholds) {
        return new Outcomes(store, tests, results, thresholds, Clock.systemUTC());
    }

    @Bean
    Reports reports(TestStore tests, ResultReader results, Thresholds thresholds, Outcomes outcomes) {
        return new Reports(tests, results, thresholds, outcomes, Clock.systemUTC());
    }
}
