package io.loadtester.master.compare;

import io.loadtester.master.reports.Reports;
import io.loadtester.storage.baselines.BaselineStore;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires comparisons and baselines to storage. */
@Configuration(proxyBeanMethods = false)
class CompareConfiguration {

    @Bean
    Comparisons comparisons(TestStore tests, Reports reports, ResultReader results) {
        return new Comparisons(tests, reports, new StoredSeconds(results));
    }

    @Bean
    Baselines baselines(BaselineStore store, TestStore tests) {
        return new Baselines(store, tests, Clock.systemUTC());
    }
}
