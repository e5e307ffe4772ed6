package io.loadtester.storage.term;

import java.sql.SQLException;

/**
 * The lock that makes a master the active one, and the term it reigns in. The database itself releases the lock when its
 * holder's connection ends, or when the holder has not checked it for a while. Thread-safe; every call waits a few seconds
 * at most.
 */
public interface MasterLock extends AutoCloseable {

    /**
     * Tries to get the lock, which this process must not hold.
     *
     * @return false if another process holds it
     * @throws SQLException if the database does not answer
     */
    boolean acquire() throws SQLException;

    /** Whether this process holds the lock; if its connection is broken, it does not. */
    boolean isHeld();

    /** Begins a new term and returns it; only for the holder of the lock. */
    long raiseTerm() throws SQLException;

    /** The term of the last master that took over; 0 if there was none. */
    long term() throws SQLException;

    /** Gives the lock up. */
    @Override
    void close();
}
