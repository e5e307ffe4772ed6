package io.loadtester.worker.fleet;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.wire.fleet.Ack;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.StatusSender;
import io.loadtester.wire.fleet.WorkerReport;
import io.loadtester.wire.fleet.WorkerStatus;
import io.loadtester.worker.attacks.AttackRoster;
import io.loadtester.worker.clock.ClockExchange;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.publishing.UntakenResults;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One status stream from opening to end: sends statuses, receives acks, and updates clock and roster from them. The
 * first few statuses are sent immediately after each ack, for a good clock reading from the start. Owned by the link's
 * thread.
 */
final class Conversation {

    private static final int UNACKED_MOST = 64;

    private final Registration identity;
    private final AttackRoster roster;
    private final MasterClock clock;
    private final UntakenResults untaken;
    private final Map<Long, Sent> unacked = new LinkedHashMap<>();
    private @Nullable StatusSender stream;
    private long sequence;

    private record Sent(long nanoTime, WorkerReport report) {}

    Conversation(Registration identity, AttackRoster roster, MasterClock clock, UntakenResults untaken) {
        this.identity = identity;
        this.roster = roster;
        this.clock = clock;
        this.untaken = untaken;
    }

    void begin(StatusSender opened) {
        stream = opened;
        clock.reset();
        sendStatus();
    }

    void sendStatus() {
        StatusSender open = stream;
        if (open == null) {
            return;
        }
        sequence++;
        if (unacked.size() == UNACKED_MOST) {
            unacked.remove(unacked.keySet().iterator().next());
        }
        WorkerReport report = roster.report(System.nanoTime());
        long nanoTime = System.nanoTime();
        long wall = unixNanos(Instant.now());
        ClockOffset offset = clock.reading()
                .map(reading -> reading.offsetFrom(wall, nanoTime))
                .orElse(null);
        unacked.put(sequence, new Sent(nanoTime, report));
        open.send(new WorkerStatus(
                identity.workerId(),
                identity.sessionId(),
                sequence,
                wall,
                report.withClock(offset),
                untaken.next(nanoTime)));
    }

    void acked(Ack ack) {
        Sent sent = unacked.remove(ack.sequence());
        if (sent == null || stream == null) {
            return;
        }
        clock.add(new ClockExchange(
                sent.nanoTime(), ack.masterReceivedUnixNanos(), ack.masterSentUnixNanos(), ack.receivedNanoTime()));
        roster.heard(sent.report(), ack.receivedNanoTime());
        if (sequence < MasterClock.FIRST_EXCHANGES) {
            sendStatus();
        }
    }

    /** Sends a final status and completes the stream. */
    void leave() {
        StatusSender open = stream;
        if (open != null) {
            sendStatus();
            stream = null;
            open.complete();
        }
    }

    void cancel(String reason) {
        StatusSender open = stream;
        stream = null;
        if (open != null) {
            open.cancel(reason);
        }
    }

    private static long unixNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
