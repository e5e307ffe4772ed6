package io.loadtester.storage;

import io.loadtester.embedded.EmbeddedPostgres;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Storage on a real PostgreSQL, one for all tests of the module; ends with the process. */
final class StorageUnderTest {

    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();
    private static final ConfigurableApplicationContext CONTEXT = new SpringApplicationBuilder(
                    StorageConfiguration.class)
            .web(WebApplicationType.NONE)
            .properties(Map.of(
                    "spring.datasource.url", POSTGRES.jdbcUrl(),
                    "spring.datasource.username", POSTGRES.username(),
                    "spring.datasource.password", POSTGRES.password(),
                    "spring.jpa.hibernate.ddl-auto", "validate",
                    "spring.main.banner-mode", "off"))
            .run();

    private StorageUnderTest() {}

    static <T> T bean(Class<T> door) {
        return CONTEXT.getBean(door);
    }

    static JdbcTemplate sql() {
        return new JdbcTemplate(CONTEXT.getBean(javax.sql.DataSource.class));
    }
}
