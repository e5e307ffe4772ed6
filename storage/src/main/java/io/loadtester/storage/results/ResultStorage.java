package io.loadtester.storage.results;

import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ResultStorage {

    @Bean
    ResultWriter resultWriter(EntityManager entityManager) {
        return new JpaResultWriter(entityManager);
    }

    @Bean
    ResultReader resultReader(
            EntityManager entityManager,
            DataSource dataSource,
            IntervalRows intervals,
            RollupRows rollups,
            ManifestRows manifests) {
        return new JpaResultReader(
                new SliceQueries(entityManager),
                intervals,
                rollups,
                new RolledPeriods(new JdbcTemplate(dataSource)),
                new WorkerSecondQuery(dataSource),
                manifests);
    }

    @Bean
    RollupWriter rollupWriter(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcRollupWriter(new JdbcTemplate(dataSource), new TransactionTemplate(transactions));
    }

    @Bean
    ResultDeletion resultDeletion(IntervalRows intervals, ManifestRows manifests, DataSource dataSource) {
        return new JpaResultDeletion(intervals, manifests, new JdbcTemplate(dataSource));
    }
}
