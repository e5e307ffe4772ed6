package io.loadtester.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A server's superuser, who may create users and databases. */
record Superuser(String jdbcUrl, String name, String password) {

    /** Creates the user, or sets its password if it exists; creates the database unless it exists. */
    void createDatabase(String database, String user, String userPassword) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, name, password)) {
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user) ? "ALTER" : "CREATE";
            execute(connection, "SELECT format('" + verb + " ROLE %I LOGIN PASSWORD %L', ?, ?)", user, userPassword);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                execute(connection, "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)", database, user);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Executes a statement that takes no parameters, after the server has quoted the names in it. */
    private static void execute(Connection connection, String template, String first, String second)
            throws SQLException {
        try (PreparedStatement quote = connection.prepareStatement(template);
                Statement statement = connection.createStatement()) {
            quote.setString(1, first);
            quote.setString(2, second);
            try (ResultSet quoted = quote.executeQuery()) {
                quoted.next();
                statement.execute(quoted.getString(1));
            }
        }
    }

    @Override
    public String toString() {
        return "Superuser[" + name + " of " + jdbcUrl + "]";
    }
}
