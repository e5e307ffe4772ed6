package io.loadtester.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells database outages (unreachable or overloaded, worth retrying) from failures that would recur. A connection that
 * breaks during a transaction surfaces as any of several exceptions, so the whole chain of causes is searched.
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

    /**
     * Connection lost, resources exhausted or shutting down. The pool reports a lost connection without an SQL state.
     */
    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState == null || sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P");
    }
}
