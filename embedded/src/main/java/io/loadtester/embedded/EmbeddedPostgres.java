package io.loadtester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real PostgreSQL as a child of this process, reachable only from this machine and with a password. Databases persist
 * in its directory between runs. The server stops with this process; if the process was killed, the next start on the
 * directory stops the leftover server.
 *
 * <pre>{@code
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
 *     postgres.createDatabase("loadtester", "loadtester", password);
 *     String url = postgres.jdbcUrl("loadtester");
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String NAME = "PostgreSQL";
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "postgres";
    private static final String LOG = "postgres.log";
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final DataDirectory directory;
    private final int port;
    private final String password;
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Postmaster postmaster;
    private final Thread atExit = new Thread(this::closeAtExit, "postgres-close");
    private boolean closed;

    private EmbeddedPostgres(DataDirectory directory, int port, Duration startWithin) throws IOException {
        this.directory = directory;
        this.port = port;
        Path data = directory.resolve("data");
        Path unfinished = directory.resolve("unfinished");
        this.postmaster = new Postmaster(data);
        postmaster.stop();
        if (Files.exists(unfinished)) {
            // A start was killed while creating the cluster, so nothing was ever stored in it.
            DataDirectory.delete(data);
        }
        if (Files.notExists(data)) {
            Files.writeString(unfinished, "");
        }
        Path passwordFile = directory.resolve("password");
        this.password = PasswordFile.readOrCreate(passwordFile);
        Path log = directory.resolve(LOG);
        Files.deleteIfExists(log);
        this.server = PostgresSettings.of(data, port, directory.isTemporary())
                .setPGStartupWait(startWithin)
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Files.deleteIfExists(unfinished);
    }

    /**
     * Starts a server and waits until it accepts connections, which takes one to three seconds.
     *
     * @param port port on 127.0.0.1, 0 for any free port
     * @throws PortInUseException if the port is taken
     * @throws IllegalStateException if another process uses the directory, or the server does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory, int port) {
        return start(dataDirectory, port, START_WITHIN);
    }

    /** @param startWithin how long to wait before the start counts as failed, crash recovery included */
    static EmbeddedPostgres start(Path dataDirectory, int port, Duration startWithin) {
        return start(DataDirectory.open(dataDirectory), port, startWithin);
    }

    /** Starts a server on any free port; its data is deleted when it is closed or this process exits. */
    public static EmbeddedPostgres temporary() {
        return start(DataDirectory.temporary("loadtester-postgres-"), 0, START_WITHIN);
    }

    private static EmbeddedPostgres start(DataDirectory directory, int port, Duration startWithin) {
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(directory, Ports.choose(NAME, port), startWithin);
            Runtime.getRuntime().addShutdownHook(postgres.atExit);
            return postgres;
        } catch (PortInUseException e) {
            directory.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            new Postmaster(directory.resolve("data")).stop();
            String reason = e.getMessage() + lastLines(directory.resolve(LOG));
            directory.close();
            throw new IllegalStateException("PostgreSQL did not start in " + directory + ": " + reason, e);
        }
    }

    /** The JDBC URL of the server's own database, {@code postgres}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The JDBC URL of a database created with {@link #createDatabase}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /**
     * Removes the shutdown hook: the caller promises to close the server itself. For callers that must stop the
     * server's clients first; with the hook, all would stop at the same time.
     */
    public void closedByCaller() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The process is exiting already, so the hook stops the server.
        }
    }

    /** The superuser's name. */
    public String username() {
        return SUPERUSER;
    }

    /** The superuser's password: random, generated with the cluster, stored in its directory. */
    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /**
     * Creates a database owned by the given user. If the user exists, its password is replaced; if the database exists,
     * it is kept.
     */
    public void createDatabase(String name, String user, String userPassword) {
        new Superuser(jdbcUrl(), SUPERUSER, password).createDatabase(name, user, userPassword);
    }

    /** Closes all connections, stops the server and waits until it has stopped. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postmaster.stop();
            directory.close();
        }
    }

    /** At process exit clients are still closing too, in no particular order, so they get time to disconnect. */
    private synchronized void closeAtExit() {
        if (closed) {
            return;
        }
        closed = true;
        postmaster.stopAfterClients();
        directory.close();
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.stream().skip(Math.max(0, lines.size() - 5)).collect(Collectors.joining("\n", "\n", ""));
        } catch (IOException e) {
            return "";
        }
    }
}
