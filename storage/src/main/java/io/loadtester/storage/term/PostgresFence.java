package io.loadtester.storage.term;

import java.util.concurrent.TimeUnit;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcOperations;

/** Compares the own term with the stored one, in the transaction of the change. */
final class PostgresFence implements Fence {

    /**
     * The row stays locked until the transaction ends, so a master that takes over waits for it. A process that stands still
     * in the middle of a transaction must not make it wait for ever.
     */
    private static final String CHECK = "SELECT set_config('idle_in_transaction_session_timeout', '5s', true)"
            + " FROM master_term WHERE term = ? FOR SHARE";

    /** A busy machine may lose the lock's connection for a moment: that delays changes, and fails none. */
    private static final long RESUMES_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JdbcOperations jdbc;
    private volatile long term;
    private boolean suspended;

    PostgresFence(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public synchronized void enter(long ownTerm) {
        term = ownTerm;
        suspended = false;
        notifyAll();
    }

    @Override
    public synchronized void suspend() {
        suspended = true;
    }

    /** Waits for a moment while suspended; false if it stays so. */
    private synchronized boolean isOpen() {
        long deadline = System.nanoTime() + RESUMES_WITHIN_NANOS;
        try {
            for (long left = RESUMES_WITHIN_NANOS; suspended && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !suspended;
    }

    @Override
    public void check() {
        if (!isOpen()) {
            throw new TransientDataAccessResourceException("this master waits to get its lock on the database back");
        }
        long own = term;
        if (own > 0 && jdbc.queryForList(CHECK, String.class, own).isEmpty()) {
            throw ReplacedMasterException.ofTerm(own);
        }
    }
}
