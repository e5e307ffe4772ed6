package io.loadtester.embedded;

import java.io.File;
import java.nio.file.Path;

/** Settings of a small server, reachable only from this machine and only with the password. */
final class PostgresSettings {

    private PostgresSettings() {}

    /** @param expendable whether the data may be lost when the machine stops */
    static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder of(Path data, int port, boolean expendable) {
        String durable = expendable ? "off" : "on";
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPort(port)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs())
                // These are passed to initdb, after the library's own options.
                .setLocaleConfig("auth", "scram-sha-256")
                // The server's built-in Unicode locale, so that case mapping does not depend on the machine's locales.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("autovacuum_max_workers", "1")
                .setServerConfig("jit", "off");
    }

    /** Where the server's executables are unpacked: once per user, and not where other users could have placed them. */
    private static File programs() {
        File cache = new File(System.getProperty("user.home"), ".cache/loadtester");
        return cache.isDirectory() || cache.mkdirs()
                ? cache
                : new File(System.getProperty("java.io.tmpdir"), "loadtester");
    }
}
