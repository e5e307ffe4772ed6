package io.loadtester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real PostgreSQL as a child of this process, reachable from this machine only and by password. Databases are kept in
 * its directory from run to run. The server ends with this process; one that outlived a killed process is stopped by
 * the next start on its directory.
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
            // A start that was killed while it made the cluster: nothing was ever stored there.
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
     * Starts a server and waits until it takes connections, one to three seconds.
     *
     * @param port of 127.0.0.1, 0 for any free one
     * @throws PortInUseException if the port is taken
     * @throws IllegalStateException if another process uses the directory, or the server does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory, int port) {
        return start(dataDirectory, port, START_WITHIN);
    }

    /** @param startWithin how long to wait before the start counts as failed; a recovery after a crash is part of it */
    static EmbeddedPostgres start(Path dataDirectory, int port, Duration startWithin) {
        return start(DataDirectory.open(dataDirectory), port, startWithin);
    }

    /** Starts a server on any free port whose data goes when it is closed or this process ends. */
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

    /** The JDBC URL of a database made with {@link #createDatabase}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /**
     * From now on the server no longer ends with this process by itself: the caller closes it in any case. For those
     * who stop the server's clients before it, while otherwise all would stop at once.
     */
    public void closedByCaller() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // Then it ends with the process after all.
        }
    }

    /** The superuser's name. */
    public String username() {
        return SUPERUSER;
    }

    /** The superuser's password: random, made with the cluster, kept in its directory. */
    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /**
     * Makes a database that belongs to a user of its own. If there is such a user its password is replaced; if there
     * is such a database it stays.
     */
    public void createDatabase(String name, String user, String userPassword) {
        new Superuser(jdbcUrl(), SUPERUSER, password).createDatabase(name, user, userPassword);
    }

    /** Ends all connections, stops the server and waits until it has stopped. Harmless when repeated. */
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

    /** For the end of the process: those who still use the server are closing too, in no particular order. */
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
