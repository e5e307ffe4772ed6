package io.loadtester.cli.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the database that stores tests and results. */
final class DatabaseFlags {

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            required = true,
            converter = DatabaseUrlConverter.class,
            description = {
                "PostgreSQL, as postgres://user:password@host:port/database?sslmode=disable or as a JDBC URL."
                        + " Prefer DATABASE_URL, because the URL contains a password. Required [DATABASE_URL]"
            })
    private @Nullable DatabaseUrl url;

    void addTo(Map<String, Object> properties) {
        DatabaseUrl given = java.util.Objects.requireNonNull(url);
        properties.put("spring.datasource.url", given.jdbcUrl());
        properties.put("spring.datasource.username", given.username());
        properties.put("spring.datasource.password", given.password());
    }
}
