package io.loadtester.storage.term;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A session's advisory lock, on a connection of its own: the pool might close its connections at any time. */
final class PostgresMasterLock implements MasterLock {

    private static final int CHECK_WITHIN_SECONDS = 5;

    /** A dead host is noticed after 3 + 3 * 1 seconds, a process that stands still after 10. */
    private static final String LET_GO_OF_THE_DEAD = "SELECT set_config(name, value, false) FROM (VALUES"
            + " ('tcp_keepalives_idle', '3'), ('tcp_keepalives_interval', '1'), ('tcp_keepalives_count', '3'),"
            + " ('idle_session_timeout', '10s'), ('lock_timeout', '4s')) AS wanted (name, value)"
            // Versions before 14 do not know all of them.
            + " JOIN (SELECT name FROM pg_settings) AS known USING (name)";

    /** Locks of two numbers never meet those of one, which storing results uses. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(1819242356, 1)";

    private final HikariDataSource database;
    private @Nullable Connection connection;
    private boolean held;

    /** @param database tells the address, and how to connect */
    PostgresMasterLock(HikariDataSource database) {
        this.database = database;
    }

    @Override
    public synchronized boolean acquire() throws SQLException {
        held = query(LOCK).equals("t");
        return held;
    }

    @Override
    public synchronized boolean isHeld() {
        try {
            if (held && connection != null && connection.isValid(CHECK_WITHIN_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the timeout is not negative", e);
        }
        close();
        return false;
    }

    @Override
    public synchronized long raiseTerm() throws SQLException {
        return Long.parseLong(query("UPDATE master_term SET term = term + 1 RETURNING term"));
    }

    @Override
    public synchronized long term() throws SQLException {
        return Long.parseLong(query("SELECT term FROM master_term"));
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connected().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            Properties properties = new Properties();
            properties.putAll(database.getDataSourceProperties());
            properties.setProperty("user", String.valueOf(database.getUsername()));
            properties.setProperty("password", String.valueOf(database.getPassword()));
            properties.setProperty("ApplicationName", "loadtester-master");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", "5");
            properties.setProperty("tcpKeepAlive", "true");
            connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LET_GO_OF_THE_DEAD);
            }
        }
        return connection;
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        held = false;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It was broken, so the lock is released already.
                return;
            }
        }
    }
}
