package io.loadtester.storage.rollups;

import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.RollupWriter;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class RollupStorage {

    @Bean
    Rollups rollups(ResultReader results, RollupWriter writer, DataSource dataSource) {
        return new JdbcRollups(results, writer, new JdbcTemplate(dataSource));
    }

    @Bean
    Retention retention(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcRetention(new JdbcTemplate(dataSource), new TransactionTemplate(transactions));
    }
}
