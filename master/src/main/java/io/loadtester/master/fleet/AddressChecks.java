package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.WorkerProbe;
import io.loadtester.wire.fleet.WorkerProbe.Answer;
import io.loadtester.wire.fleet.WorkerProbe.Finding;
import io.loadtester.wire.fleet.WorkerProbe.Silence;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Calls each joining worker at the address it gave, so that a worker that cannot be called gets no test. Calls workers that
 * failed again, every few seconds. Owned by the fleet's thread.
 */
final class AddressChecks {

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Long, as nobody waits for the answer, and a machine that is busy starting up is slow. */
    private static final Duration CALL_WITHIN = Duration.ofSeconds(5);

    private static final int UNANSWERED_MOST = 2;

    private static final long AGAIN_SOON_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FleetClock clock;
    private final WorkerProbe probe;
    private final Executor loop;

    AddressChecks(FleetClock clock, WorkerProbe probe, Executor loop) {
        this.clock = clock;
        this.probe = probe;
        this.loop = loop;
    }

    /** Calls a worker that has joined. */
    void check(RosterEntry entry) {
        entry.checkAddressNanos = Long.MAX_VALUE;
        var unused = probe.ask(entry.registration.address(), CALL_WITHIN)
                .thenAcceptAsync(
                        finding -> {
                            entry.unansweredCalls = finding instanceof Silence ? entry.unansweredCalls + 1 : 0;
                            boolean isUnsure = entry.unansweredCalls > 0 && entry.unansweredCalls < UNANSWERED_MOST;
                            entry.addressTrouble = isUnsure ? entry.addressTrouble : trouble(entry, finding);
                            entry.checkAddressNanos =
                                    clock.monotonicNanos() + (isUnsure ? AGAIN_SOON_NANOS : AGAIN_NANOS);
                        },
                        loop);
    }

    /** Call a few times a second for each live worker: repeats calls that failed. */
    void look(RosterEntry entry) {
        boolean isOpen = entry.unansweredCalls > 0 || !entry.addressTrouble.isEmpty();
        if (isOpen && clock.monotonicNanos() >= entry.checkAddressNanos) {
            check(entry);
        }
    }

    /** Why the worker cannot be called; empty if it can. */
    private static String trouble(RosterEntry entry, Finding finding) {
        String address = entry.registration.address();
        if (finding instanceof Answer answer) {
            return answer.sessionId().equals(entry.registration.sessionId())
                    ? ""
                    : "another worker answers at " + address + "; check --advertised-address";
        }
        return finding instanceof Silence silence
                ? "it " + silence.what() + " at " + address + "; check --advertised-address"
                : "nothing listens at " + address + "; check --advertised-address";
    }
}
