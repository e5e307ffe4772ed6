package io.loadtester.master.upkeep;

import io.loadtester.master.reports.Outcomes;
import io.loadtester.master.term.Mastership;
import io.loadtester.master.thresholds.Thresholds;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.rollups.Retention;
import io.loadtester.storage.rollups.Rollups;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the upkeep once this master is the active one. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

    @Bean(destroyMethod = "stop")
    Upkeep upkeep(
            Rollups rollups,
            Retention retention,
            TestStore tests,
            ResultReader results,
            Thresholds thresholds,
            Outcomes outcomes,
            UpkeepProperties properties,
            Mastership mastership) {
        Retirement retirement = new Retirement(retention, tests, thresholds, properties.retain());
        Upkeep upkeep =
                new Upkeep(rollups, new LateResults(tests, results, outcomes), outcomes, retirement, Clock.systemUTC());
        mastership.whenTaken(upkeep::start);
        return upkeep;
    }
}
