package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.WorkerProbe;
import io.loadtester.wire.fleet.WorkerProbe.Answer;
import io.loadtester.wire.fleet.WorkerProbe.Finding;
import io.loadtester.wire.fleet.WorkerProbe.Refused;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what happened to workers whose stream broke or is silent: calls them until they report again, are known to be
 * dead, or their lease ends. Owned by the fleet's thread.
 */
final class Suspicions {

    private static final Duration CALL_WITHIN = Duration.ofSeconds(1);

    /** At first often, as a process that has just been killed may still look alive. */
    private static final long ASK_SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long ASK_LATER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Learns what was found. */
    interface Observer {

        /** Its process is dead. */
        void dead(RosterEntry entry, String reason);

        /** It has been silent for so long that people should know. */
        void stale(RosterEntry entry, String why);

        /** It does not report, but answers calls; it attacks for these tests. */
        void answered(RosterEntry entry, Set<UUID> running);
    }

    private final FleetClock clock;
    private final WorkerProbe probe;
    private final Executor loop;
    private final long staleAfterNanos;
    private final long askAfterNanos;
    private final Observer observer;

    /**
     * @param staleAfter how long a worker may be silent before anybody is told
     */
    Suspicions(FleetClock clock, WorkerProbe probe, Executor loop, Duration staleAfter, Observer observer) {
        this.clock = clock;
        this.probe = probe;
        this.loop = loop;
        this.staleAfterNanos = staleAfter.toNanos();
        // Early enough for the first call to have ended when somebody is told.
        this.askAfterNanos = Math.max(staleAfterNanos / 2, staleAfterNanos - CALL_WITHIN.toNanos());
        this.observer = observer;
    }

    /** Calls a live worker from now on; one that is suspected already goes on being called. */
    void raise(RosterEntry entry, String cause) {
        if (entry.suspicion == null) {
            entry.suspicion = new Suspicion(cause, clock.monotonicNanos());
            look(entry);
        }
    }

    /** To be called a few times a second for each live worker. */
    void look(RosterEntry entry) {
        long now = clock.monotonicNanos();
        long silentNanos = now - entry.lastSeenNanos;
        Suspicion suspicion = entry.suspicion;
        if (suspicion == null) {
            if (silentNanos >= askAfterNanos) {
                raise(entry, "its status stream is silent");
            }
            return;
        }
        if (!suspicion.asking && now - suspicion.askNanos >= 0) {
            ask(entry, suspicion);
        }
        // A call that ended at once may have settled it.
        if (silentNanos >= staleAfterNanos && entry.suspicion == suspicion && !suspicion.told) {
            suspicion.told = true;
            observer.stale(entry, suspicion.inWords());
        }
    }

    private void ask(RosterEntry entry, Suspicion suspicion) {
        suspicion.asking = true;
        var unused = probe.ask(entry.registration.address(), CALL_WITHIN)
                .thenAcceptAsync(
                        finding -> {
                            suspicion.asking = false;
                            if (entry.live && entry.suspicion == suspicion) {
                                take(entry, suspicion, finding);
                            }
                        },
                        loop);
    }

    private void take(RosterEntry entry, Suspicion suspicion, Finding finding) {
        long now = clock.monotonicNanos();
        suspicion.askNanos = now + (now - suspicion.raisedNanos < SOON_NANOS ? ASK_SOON_NANOS : ASK_LATER_NANOS);
        if (finding instanceof Refused) {
            observer.dead(
                    entry, suspicion.cause + ", and nothing listens at " + entry.registration.address() + " any more");
        } else if (finding instanceof Silence silence) {
            suspicion.finding = silence.what();
        } else if (finding instanceof Answer answer) {
            if (answer.sessionId().equals(entry.registration.sessionId())) {
                suspicion.finding = "answers calls";
                observer.answered(entry, answer.running());
            } else {
                observer.dead(entry, "it was restarted");
            }
        }
    }
}
