package io.loadtester.storage.term;

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

    private final JdbcOperations jdbc;
    private volatile long term;
    private volatile boolean suspended;

    PostgresFence(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void enter(long ownTerm) {
        term = ownTerm;
        suspended = false;
    }

    @Override
    public void suspend() {
        suspended = true;
    }

    @Override
    public void check() {
        if (suspended) {
            throw new TransientDataAccessResourceException("this master waits to get its lock on the database back");
        }
        long own = term;
        if (own > 0 && jdbc.queryForList(CHECK, String.class, own).isEmpty()) {
            throw ReplacedMasterException.ofTerm(own);
        }
    }
}
