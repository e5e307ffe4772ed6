package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.WorkerProbe;
import io.loadtester.wire.fleet.WorkerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * The workers this master knows: who is here, who is free, who is silent, who was lost. Plain state, owned by the
 * fleet's thread; what happens is told to the listener.
 */
public final class FleetRoster {

    /** A worker that is silent for this long is lost; by then it has stopped itself. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** For what a take-over and a worker's clock may add to a lease. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** A worker that takes longer to finish is not counted on. */
    static final Duration FINISHES_WITHIN = Duration.ofSeconds(60);

    /** How long a lost worker is still listed. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Empty if it was not started from the built program. */
    private static final String OWN_VERSION =
            Objects.requireNonNullElse(FleetRoster.class.getPackage().getImplementationVersion(), "");

    private final FleetClock clock;
    private final Map<String, RosterEntry> entries = new TreeMap<>();
    private FleetListener listener = new Nobody();

    /** Streams are numbered in the order in which they were opened; this is the newest that has reported. */
    private long newestStream;

    private final Suspicions suspicions;
    private final AddressChecks addresses;
    private final Duration orphanLease;

    /**
     * @param loop the fleet's thread
     * @param staleAfter how long a worker may be silent before its tests are told
     * @param orphanLease how long workers attack on after a master's process has died
     */
    public FleetRoster(FleetClock clock, WorkerProbe probe, Executor loop, Duration staleAfter, Duration orphanLease) {
        this.clock = clock;
        this.orphanLease = orphanLease;
        this.addresses = new AddressChecks(clock, probe, loop);
        this.suspicions = new Suspicions(clock, probe, loop, staleAfter, new Found());
    }

    /**
     * How long the workers of an earlier master have to come to this one. One that has not come by then has stopped itself,
     * even if it knows only the address of the master that died.
     */
    public Duration comeWithin() {
        Duration longest = orphanLease.compareTo(LEASE) > 0 ? orphanLease : LEASE;
        return longest.plus(MARGIN);
    }

    public void listen(FleetListener newListener) {
        this.listener = newListener;
    }

    /** Admits a worker; false if another live process has its id. */
    boolean register(Registration registration) {
        RosterEntry known = entries.get(registration.workerId());
        if (known != null && known.live && !known.registration.sessionId().equals(registration.sessionId())) {
            if (known.suspicion == null || !known.registration.address().equals(registration.address())) {
                return false;
            }
            // Two processes cannot listen at one address.
            lose(known, "it was restarted");
        }
        RosterEntry entry = newEntry(registration);
        entries.put(registration.workerId(), entry);
        addresses.check(entry);
        listener.joined(registration);
        if (known != null && known.isStale()) {
            tellReportsAgain(known);
        }
        if (known != null) {
            // Calls in progress concern the earlier registration.
            known.suspicion = null;
        }
        return true;
    }

    private RosterEntry newEntry(Registration registration) {
        return new RosterEntry(registration, newestStream, clock.now(), clock.monotonicNanos());
    }

    /** Accepts a status from a stream; false if the worker must register (again). */
    boolean report(long stream, String workerId, String sessionId, WorkerReport report) {
        newestStream = Math.max(newestStream, stream);
        RosterEntry entry = entries.get(workerId);
        if (entry == null || !entry.live || !entry.registration.sessionId().equals(sessionId)) {
            return false;
        }
        if (entry.isOlder(stream)) {
            return true;
        }
        if (entry.isStale()) {
            tellReportsAgain(entry);
        }
        entry.suspicion = null;
        entry.seen(clock.now(), clock.monotonicNanos());
        entry.reported(report, clock.monotonicNanos());
        listener.reported(workerId, report);
        return true;
    }

    private void tellReportsAgain(RosterEntry stale) {
        long silentNanos = clock.monotonicNanos() - stale.lastSeenNanos;
        listener.reportsAgain(stale.registration.workerId(), Duration.ofNanos(silentNanos));
    }

    /** A worker's stream broke: the master calls the worker, which has the rest of its lease to return. */
    void streamBroken(long stream, String workerId, String sessionId, String reason) {
        ofStream(stream, workerId, sessionId).ifPresent(entry -> suspicions.raise(entry, reason));
    }

    /** A worker has ended its stream in good order. */
    void left(long stream, String workerId, String sessionId, String reason) {
        ofStream(stream, workerId, sessionId).ifPresent(entry -> lose(entry, reason));
    }

    /** The live worker whose stream it is; empty when that worker has registered again since. */
    private Optional<RosterEntry> ofStream(long stream, String workerId, String sessionId) {
        return Optional.ofNullable(entries.get(workerId))
                .filter(entry ->
                        entry.live && entry.registration.sessionId().equals(sessionId) && !entry.isOlder(stream));
    }

    /** Calls silent workers and ends expired leases; call a few times a second. */
    void expire() {
        long now = clock.monotonicNanos();
        for (RosterEntry entry : List.copyOf(entries.values())) {
            long silentNanos = now - entry.lastSeenNanos;
            if (entry.live && silentNanos > LEASE.toNanos()) {
                lose(entry, "silent for " + LEASE.toSeconds() + " s");
            } else if (entry.live) {
                addresses.look(entry);
                suspicions.look(entry);
            } else if (silentNanos > REMEMBERED.toNanos()) {
                entries.remove(entry.registration.workerId());
            }
        }
    }

    private void lose(RosterEntry entry, String reason) {
        if (entry.live) {
            entry.live = false;
            entry.suspicion = null;
            entry.offlineReason = reason;
            entry.testId = null;
            entry.weight = 0;
            listener.lost(entry.registration.workerId(), reason);
        }
    }

    /** Ids of the workers that can be given a test, in order. */
    public List<String> ready() {
        return entries.values().stream()
                .filter(RosterEntry::isReady)
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

    /** Why a live worker is stale, in words that follow its name; empty if it is not. */
    public Optional<String> whyStale(String workerId) {
        return live(workerId).filter(RosterEntry::isStale).map(RosterEntry::reason);
    }

    /** Whether a live worker has results that Kafka does not take. */
    public boolean isWithoutKafka(String workerId) {
        return live(workerId).map(RosterEntry::isWithoutKafka).orElse(false);
    }

    /** How far a worker's clock is off, if that is remarkable, in words that follow its name. */
    public Optional<String> whyClockIsOff(String workerId) {
        return live(workerId).map(RosterEntry::clockTrouble).filter(words -> !words.isEmpty());
    }

    /** Which version a worker has, if it is another than the master's, in words that follow its name. */
    public Optional<String> whyOtherVersion(String workerId) {
        return live(workerId)
                .map(entry -> entry.registration.version())
                .filter(version -> !version.equals(OWN_VERSION) && !OWN_VERSION.isEmpty())
                .map(version -> "runs version " + version + ", and the master " + OWN_VERSION);
    }

    private Optional<RosterEntry> live(String workerId) {
        return Optional.ofNullable(entries.get(workerId)).filter(entry -> entry.live);
    }

    /**
     * How many results a worker held at its last report because Kafka had not accepted them; 0 if it is not live. If it has
     * another test, they belong to that one: a worker accepts no test before Kafka has all results of the last.
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

    /** Notes that a worker has begun to drain, or takes tests again, before its next report says so. */
    void noteDraining(String workerId, String why) {
        RosterEntry entry = entries.get(workerId);
        if (entry != null && entry.report != null) {
            entry.report = entry.report.withDraining(why);
        }
    }

    /** The worker as the API shows it; empty if it is not known. */
    Optional<WorkerView> view(String workerId) {
        return Optional.ofNullable(entries.get(workerId)).map(WorkerView::of);
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

    private final class Found implements Suspicions.Observer {

        @Override
        public void dead(RosterEntry entry, String reason) {
            lose(entry, reason);
        }

        @Override
        public void stale(RosterEntry entry, String why) {
            listener.stale(entry.registration.workerId(), why);
        }

        @Override
        public void answered(RosterEntry entry, Set<UUID> running) {
            listener.answered(entry.registration.workerId(), running);
        }
    }

    private static final class Nobody implements FleetListener {
        @Override
        public void joined(Registration registration) {}

        @Override
        public void reported(String workerId, WorkerReport report) {}

        @Override
        public void stale(String workerId, String why) {}

        @Override
        public void reportsAgain(String workerId, Duration silence) {}

        @Override
        public void answered(String workerId, Set<UUID> running) {}

        @Override
        public void lost(String workerId, String reason) {}
    }
}
