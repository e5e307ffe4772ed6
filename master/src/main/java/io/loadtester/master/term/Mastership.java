package io.loadtester.master.term;

import io.loadtester.storage.term.Fence;
import io.loadtester.storage.term.MasterLock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this master is the active one. At first it is on standby, until it gets the lock and begins a term. When the
 * lock's connection breaks, it is suspended: another master may be taking over, so it changes nothing until it has the lock
 * again. If another did take over, this process ends. Any thread may ask; only one may {@link #look}.
 */
public final class Mastership {

    private enum Stage {
        STANDBY,
        ACTIVE,
        SUSPENDED,
        REPLACED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Mastership.class);

    private final MasterLock lock;
    private final Fence fence;
    private final LongSupplier nanoTime;
    private final Runnable end;
    private final List<Runnable> duties = new ArrayList<>();

    private volatile Stage stage = Stage.STANDBY;
    private volatile long term;
    private long suspendedNanoTime;
    private boolean saidStandby;

    /**
     * @param nanoTime measures how long it was suspended
     * @param end ends this process, because another master has replaced it; must not wait
     */
    Mastership(MasterLock lock, Fence fence, LongSupplier nanoTime, Runnable end) {
        this.lock = lock;
        this.fence = fence;
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** Whether another master is the active one, and this one has never been. */
    public boolean isStandby() {
        return stage == Stage.STANDBY;
    }

    /** Whether another master might be taking over, or has done so. */
    public boolean isSuspended() {
        return stage == Stage.SUSPENDED || stage == Stage.REPLACED;
    }

    /** Raised by each master that takes over; 0 on standby. */
    public long term() {
        return term;
    }

    /** Runs the duty when this master becomes the active one, before it serves anyone; at once if it has begun already. */
    public synchronized void whenTaken(Runnable duty) {
        if (term > 0) {
            duty.run();
        } else {
            duties.add(duty);
        }
    }

    /**
     * Tries to get the lock, or checks that it is still held; call about every second.
     *
     * @throws RuntimeException if a duty failed: this process must end
     */
    void look() {
        switch (stage) {
            case STANDBY -> tryToTakeOver();
            case ACTIVE -> {
                if (!lock.isHeld()) {
                    suspend();
                    tryToResume();
                }
            }
            case SUSPENDED -> tryToResume();
            case REPLACED -> LOG.debug("this process is ending");
        }
    }

    private void tryToTakeOver() {
        try {
            if (lock.acquire()) {
                takeOver(lock.raiseTerm());
            } else if (!saidStandby) {
                saidStandby = true;
                LOG.info("on standby: another master has this database; this one takes over when that one ends");
            }
        } catch (SQLException e) {
            LOG.debug("the lock cannot be had", e);
        }
    }

    private synchronized void takeOver(long newTerm) {
        fence.enter(newTerm);
        term = newTerm;
        duties.forEach(Runnable::run);
        duties.clear();
        stage = Stage.ACTIVE;
        LOG.info("this is the active master of its database, with term {}", newTerm);
    }

    private void suspend() {
        fence.suspend();
        stage = Stage.SUSPENDED;
        suspendedNanoTime = nanoTime.getAsLong();
        LOG.warn("the connection that holds the master's lock broke; until it is back, tests go on unchanged");
    }

    private void tryToResume() {
        try {
            boolean acquired = lock.acquire();
            long newest = lock.term();
            if (newest != term) {
                replaced(newest);
            } else if (acquired) {
                fence.enter(term);
                stage = Stage.ACTIVE;
                LOG.info(
                        "the master's lock is back after {} s",
                        TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - suspendedNanoTime));
            }
        } catch (SQLException e) {
            LOG.debug("the lock cannot be had", e);
        }
    }

    private void replaced(long newest) {
        stage = Stage.REPLACED;
        lock.close();
        LOG.error(
                "another master has taken over: the term is {}, this one's was {}; this process ends,"
                        + " and can be started again as a standby",
                newest,
                term);
        end.run();
    }
}
