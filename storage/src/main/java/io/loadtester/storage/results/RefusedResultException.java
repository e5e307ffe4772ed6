package io.loadtester.storage.results;

import java.sql.SQLException;

/**
 * A batch contains a result that the database will always reject. Nothing of the batch was stored; its other results
 * can still be.
 */
public final class RefusedResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RefusedResultException(String reason, SQLException cause) {
        super(reason, cause);
    }

    static RefusedResultException because(SQLException cause) {
        // The message of a batch failure says only where it failed; the next exception says why.
        SQLException why = cause.getNextException() == null ? cause : cause.getNextException();
        return new RefusedResultException(String.valueOf(why.getMessage()), cause);
    }
}
