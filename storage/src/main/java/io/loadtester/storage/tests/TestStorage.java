package io.loadtester.storage.tests;

import io.loadtester.storage.results.ResultDeletion;
import io.loadtester.storage.term.Fence;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class TestStorage {

    @Bean
    TestStore testStore(
            LoadTestRows tests, ListedTestRows listed, ResultDeletion results, DataSource dataSource, Fence fence) {
        return new JpaTestStore(tests, listed, results, new JdbcTemplate(dataSource), fence);
    }

    @Bean
    OutcomeStore outcomeStore(DataSource dataSource) {
        return new JdbcOutcomeStore(new JdbcTemplate(dataSource));
    }
}
