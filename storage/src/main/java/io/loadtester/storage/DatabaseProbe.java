package io.loadtester.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Finds out whether the database answers. Thread-safe. */
@Component
public final class DatabaseProbe {

    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private final DataSource database;

    DatabaseProbe(DataSource database) {
        this.database = database;
    }

    /** Waits a few seconds at most. */
    public boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
