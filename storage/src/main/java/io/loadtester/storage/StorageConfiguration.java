package io.loadtester.storage;

import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All that a service imports to use storage: the doors as beans, and behind them the connection pool, the migrations
 * and JPA. The service gives {@code spring.datasource.url}, {@code username} and {@code password}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:loadtester/storage.properties")
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    DataJpaRepositoriesAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    PersistenceExceptionTranslationAutoConfiguration.class
})
@EntityScan(basePackageClasses = StorageConfiguration.class)
@EnableJpaRepositories(basePackageClasses = StorageConfiguration.class)
public class StorageConfiguration {

    @Bean
    ResultWriter resultWriter(EntityManager entityManager) {
        return new JpaResultWriter(entityManager);
    }

    @Bean
    ResultReader resultReader(
            EntityManager entityManager,
            DataSource dataSource,
            LoadTestRows tests,
            IntervalRows intervals,
            RollupRows rollups,
            ManifestRows manifests) {
        return new JpaResultReader(
                tests,
                new SliceQueries(entityManager),
                intervals,
                rollups,
                new RolledSpans(new JdbcTemplate(dataSource)),
                new PulseQuery(dataSource),
                manifests);
    }

    @Bean
    Rollups rollups(ResultReader results, DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcRollups(results, new JdbcTemplate(dataSource), new TransactionTemplate(transactions));
    }

    @Bean
    Retention retention(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcRetention(new JdbcTemplate(dataSource), new TransactionTemplate(transactions));
    }

    @Bean
    TestStore testStore(LoadTestRows tests, IntervalRows intervals, ManifestRows manifests, DataSource dataSource) {
        return new JpaTestStore(tests, intervals, manifests, new JdbcTemplate(dataSource));
    }

    @Bean
    OutcomeStore outcomeStore(DataSource dataSource) {
        return new JdbcOutcomeStore(new JdbcTemplate(dataSource));
    }

    @Bean
    AccountStore accountStore(AccountRows accounts) {
        return new JpaAccountStore(accounts);
    }

    @Bean
    BaselineStore baselineStore(BaselineRows baselines) {
        return new JpaBaselineStore(baselines);
    }
}
