package io.loadtester.storage.term;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class TermStorage {

    @Bean
    @Lazy
    MasterLock masterLock(DataSource database) throws SQLException {
        return new PostgresMasterLock(database.unwrap(HikariDataSource.class));
    }

    @Bean
    Fence fence(DataSource database) {
        return new PostgresFence(new JdbcTemplate(database));
    }
}
