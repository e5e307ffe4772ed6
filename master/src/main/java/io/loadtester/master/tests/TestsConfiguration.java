package io.loadtester.master.tests;

import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.dispatch.TestBoard;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.storage.tests.TestStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the catalog of tests and their meters. */
@Configuration(proxyBeanMethods = false)
class TestsConfiguration {

    @Bean
    TestCatalog testCatalog(TestStore tests, TestBoard board, Dispatcher dispatcher, Outcomes outcomes) {
        return new TestCatalog(tests, board, dispatcher, outcomes);
    }

    @Bean
    TestMeters testMeters(TestBoard board, MeterRegistry meters) {
        return new TestMeters(board, meters);
    }
}
