package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The workers this master knows: who is here, who is free, who was lost. Plain state, owned by the fleet's thread; what
 * happens is told to the listener.
 */
public final class FleetRoster {

    /** A worker that is silent for so long is lost, and by then has stopped itself. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Who has been finishing for longer holds results that Kafka does not take, and nobody knows until when. */
    static final Duration FINISHES_WITHIN = Duration.ofSeconds(60);

    /** How long a lost worker stays in view. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final FleetClock clock;
    private final Map<String, RosterEntry> entries = new TreeMap<>();
    private FleetListener listener = new Nobody();

    /** Streams are numbered in the order in which they were opened; this is the newest that has reported. */
    private long newestStream;

    public FleetRoster(FleetClock clock) {
        this.clock = clock;
    }

    public void listen(FleetListener newListener) {
        this.listener = newListener;
    }

    /** Takes a worker in. False if another live process has its id. */
    boolean register(Registration registration) {
        RosterEntry known = entries.get(registration.workerId());
        if (known != null && known.live && !known.registration.sessionId().equals(registration.sessionId())) {
            return false;
        }
        entries.put(registration.workerId(), newEntry(registration));
        listener.joined(registration);
        return true;
    }

    private RosterEntry newEntry(Registration registration) {
        return new RosterEntry(registration, newestStream, clock.now(), clock.monotonicNanos());
    }

    /** Takes a status that came over a stream. False if the worker must register (again). */
    boolean report(long stream, String workerId, String sessionId, WorkerReport report) {
        newestStream = Math.max(newestStream, stream);
        RosterEntry entry = entries.get(workerId);
        if (entry == null || !entry.live || !entry.registration.sessionId().equals(sessionId)) {
            return false;
        }
        if (entry.isOlder(stream)) {
            return true;
        }
        entry.seen(clock.now(), clock.monotonicNanos());
        entry.reported(report, clock.monotonicNanos());
        listener.reported(workerId, report);
        return true;
    }

    /**
     * A worker's stream ended: it is lost at once, unless it has registered again since; then the stream is history.
     */
    void streamBroken(long stream, String workerId, String sessionId, String reason) {
        RosterEntry entry = entries.get(workerId);
        if (entry != null && entry.registration.sessionId().equals(sessionId) && !entry.isOlder(stream)) {
            lose(entry, reason);
        }
    }

    /** Ends the leases of silent workers; to be called a few times a second. */
    void expire() {
        long now = clock.monotonicNanos();
        for (RosterEntry entry : List.copyOf(entries.values())) {
            long silentNanos = now - entry.lastSeenNanos;
            if (entry.live && silentNanos > LEASE.toNanos()) {
                lose(entry, "silent for " + LEASE.toSeconds() + " s");
            } else if (!entry.live && silentNanos > REMEMBERED.toNanos()) {
                entries.remove(entry.registration.workerId());
            }
        }
    }

    private void lose(RosterEntry entry, String reason) {
        if (entry.live) {
            entry.live = false;
            entry.offlineReason = reason;
            entry.testId = null;
            entry.weight = 0;
            listener.lost(entry.registration.workerId(), reason);
        }
    }

    /** Ids of the workers that say they are free, in order. */
    public List<String> ready() {
        return entries.values().stream()
                .filter(entry -> entry.state() == WorkerState.READY)
                .map(entry -> entry.registration.workerId())
                .toList();
    }

    /** Ids of the workers that are free or can be expected to be, in order. */
    public List<String> usable() {
        long now = clock.monotonicNanos();
        return entries.values().stream()
                .filter(entry -> entry.isUsable(now, FINISHES_WITHIN.toNanos()))
                .map(entry -> entry.registration.workerId())
                .toList();
    }

    public boolean isLive(String workerId) {
        RosterEntry entry = entries.get(workerId);
        return entry != null && entry.live;
    }

    /**
     * How many results a worker holds that Kafka has not taken, as it said last; 0 when it is not here. Those of a worker
     * that has another test are of that one: it takes none before Kafka has all of the last.
     */
    public long unsentResults(String workerId, UUID testId) {
        RosterEntry entry = entries.get(workerId);
        WorkerReport report = entry != null && entry.live ? entry.report : null;
        boolean hasAnother = report != null
                && report.attacks().stream().anyMatch(attack -> !attack.testId().equals(testId));
        return report == null || hasAnother ? 0 : report.health().unsentResults();
    }

    /** Where a worker's Attacker service is; also of one that was lost, which may still be running. */
    public Optional<String> address(String workerId) {
        return Optional.ofNullable(entries.get(workerId)).map(entry -> entry.registration.address());
    }

    /** Notes what a worker was given, for the workers view. */
    public void occupy(String workerId, UUID testId, double weight) {
        RosterEntry entry = entries.get(workerId);
        if (entry != null) {
            entry.testId = testId;
            entry.weight = weight;
        }
    }

    public void release(String workerId) {
        RosterEntry entry = entries.get(workerId);
        if (entry != null) {
            entry.testId = null;
            entry.weight = 0;
        }
    }

    List<WorkerView> views() {
        return new ArrayList<>(entries.values().stream().map(WorkerView::of).toList());
    }

    private static final class Nobody implements FleetListener {
        @Override
        public void joined(Registration registration) {}

        @Override
        public void reported(String workerId, WorkerReport report) {}

        @Override
        public void lost(String workerId, String reason) {}
    }
}
