package io.loadtester.storage;

import jakarta.persistence.EntityManager;
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
            EntityManager entityManager, IntervalRows intervals, PulseRows pulses, ManifestRows manifests) {
        return new JpaResultReader(entityManager, intervals, pulses, manifests);
    }

    @Bean
    TestStore testStore(LoadTestRows tests, IntervalRows intervals, PulseRows pulses, ManifestRows manifests) {
        return new JpaTestStore(tests, intervals, pulses, manifests);
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
