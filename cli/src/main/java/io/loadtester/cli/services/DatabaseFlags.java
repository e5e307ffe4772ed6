package io.loadtester.cli.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where tests and results are kept. */
final class DatabaseFlags {

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            required = true,
            converter = DatabaseUrlConverter.class,
            description = {
                "PostgreSQL, as postgres://user:password@host:port/database?sslmode=disable or as a JDBC URL."
                        + " It holds a password: better given as DATABASE_URL. Required [DATABASE_URL]"
            })
    private @Nullable DatabaseUrl url;

    void addTo(Map<String, Object> properties) {
        DatabaseUrl given = java.util.Objects.requireNonNull(url);
        properties.put("spring.datasource.url", given.jdbcUrl());
        properties.put("spring.datasource.username", given.username());
        properties.put("spring.datasource.password", given.password());
    }
}
