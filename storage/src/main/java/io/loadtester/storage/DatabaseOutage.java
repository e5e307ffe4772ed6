package io.loadtester.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures for want of the database, which is away or overcharged and may answer later, from those that would come
 * again. A connection that breaks under a transaction shows in half a dozen ways; what lies at their bottom is looked at.
 */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isOne = cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof TransactionException
                    || (cause instanceof SQLException sql && isOutage(sql.getSQLState()));
            if (isOne) {
                return true;
            }
        }
        return false;
    }

    /** Connection lost, resources exhausted, shut down; the pool says without a state that a connection has gone. */
    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState == null || sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P");
    }
}
