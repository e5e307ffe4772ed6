package io.loadtester.storage.results;

import java.sql.SQLException;

/**
 * A batch holds a result that the database will never take, however often it is tried. Nothing of the batch was
 * stored; its other results can be.
 */
public final class RefusedResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RefusedResultException(String reason, SQLException cause) {
        super(reason, cause);
    }

    static RefusedResultException because(SQLException cause) {
        // A batch's own message says only where it broke off; the next one says why.
        SQLException why = cause.getNextException() == null ? cause : cause.getNextException();
        return new RefusedResultException(String.valueOf(why.getMessage()), cause);
    }
}
