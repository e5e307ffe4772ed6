package io.loadtester.embedded;

import java.io.File;
import java.nio.file.Path;

/** The settings of a small server that only this machine reaches, and only with the password. */
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
                // These go to initdb, after the options that the library gives it.
                .setLocaleConfig("auth", "scram-sha-256")
                // The server's own Unicode, so that upper and lower case do not depend on the machine's locales.
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

    /** Where the server's programs are unpacked: once for each user, and not where others could have put them. */
    private static File programs() {
        File cache = new File(System.getProperty("user.home"), ".cache/loadtester");
        return cache.isDirectory() || cache.mkdirs()
                ? cache
                : new File(System.getProperty("java.io.tmpdir"), "loadtester");
    }
}
