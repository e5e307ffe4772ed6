package io.loadtester.storage;

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

    /** With the first line of what the database says: the next ones quote the content. */
    static RefusedResultException because(SQLException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused");
        return new RefusedResultException(reason, cause);
    }
}
