package io.loadtester.storage;

import io.loadtester.embedded.EmbeddedPostgres;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Storage on a real PostgreSQL shared by all tests of the module; stopped with the process. */
public final class StorageUnderTest {

    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();
    private static final ConfigurableApplicationContext CONTEXT = start(POSTGRES.jdbcUrl());

    private StorageUnderTest() {}

    /** Storage on another database of the same server; the caller closes it. */
    public static ConfigurableApplicationContext start(String jdbcUrl) {
        return new SpringApplicationBuilder(StorageConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url",
                        jdbcUrl,
                        "spring.datasource.username",
                        POSTGRES.username(),
                        "spring.datasource.password",
                        POSTGRES.password(),
                        "spring.jpa.hibernate.ddl-auto",
                        "validate",
                        "spring.main.banner-mode",
                        "off"))
                .run();
    }

    /** Creates an empty database on the server. */
    public static DriverManagerDataSource createDatabase(String name) {
        sql().execute("CREATE DATABASE " + name);
        String url = POSTGRES.jdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return new DriverManagerDataSource(url, POSTGRES.username(), POSTGRES.password());
    }

    public static <T> T bean(Class<T> door) {
        return CONTEXT.getBean(door);
    }

    public static JdbcTemplate sql() {
        return new JdbcTemplate(CONTEXT.getBean(javax.sql.DataSource.class));
    }
}
