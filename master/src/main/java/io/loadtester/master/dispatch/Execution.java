package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.reports.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A test that has been given to workers, and how it stands. Owned by the fleet's thread. */
final class Execution {

    enum Phase {
        /** Workers are being told. */
        ASSIGNING,
        RUNNING,
        /** Its start failed after workers may have begun; they are told to undo it. */
        UNDOING,
        /** All attacks ended; the last results are being stored. */
        SETTLING,
        /** The final state is being stored. */
        ENDING
    }

    private final Map<String, TrackedAttack> parts = new LinkedHashMap<>();
    private LoadTest test;
    Phase phase;

    /** Why it is being stopped by a user; null when it is not. */
    @Nullable
    String stopReason;

    /** Why the loss of a worker ends it. */
    @Nullable
    String abortReason;

    /** Why its start is undone. */
    String undoReason = "";

    /** Workers that have undone it. */
    final Set<String> undone = new HashSet<>();

    /** Workers that have been told to and have not answered. */
    final Set<String> askedToUndo = new HashSet<>();

    boolean noneCameBack;
    boolean lostBeforeEnd;

    /** When waiting for results, for answers to a stop, or for workers to come back is over; monotonic. */
    long giveUpAtNanos = Long.MAX_VALUE;

    long nextStopNanos;

    /** How far ahead its start is put; more when storing that takes long. */
    Duration startAhead = Starts.START_AHEAD;

    boolean lookUnderWay;
    long lookIsLateAtNanos;

    /** When a user who wonders is told what is waited for. */
    long sayWaitsAtNanos;

    /** Whether a user has been told that it waits. */
    boolean saysItWaits;

    /** Whether a user would rather have an end than the last results. */
    boolean waitsNoMore;

    /** What the last look at its stored results found. */
    @Nullable
    Completeness lastAudit;

    Execution(LoadTest test, Phase phase) {
        this.test = test;
        this.phase = phase;
        for (Attack attack : test.status().attacks()) {
            TrackedAttack part = parts.computeIfAbsent(attack.workerId(), TrackedAttack::new);
            if (!attack.lost().isEmpty()) {
                part.lose();
                lostBeforeEnd = true;
            }
        }
    }

    /** Goes on with what an earlier master had begun to stop. */
    void goOnStopping() {
        if (test.status().state() == TestState.STOPPING) {
            if (lostBeforeEnd && test.onWorkerLoss() == OnWorkerLoss.ABORT) {
                abortReason = test.status().reason();
            } else {
                stopReason = test.status().reason();
            }
        }
    }

    LoadTest test() {
        return test;
    }

    Optional<TrackedAttack> part(String workerId) {
        return Optional.ofNullable(parts.get(workerId));
    }

    Collection<TrackedAttack> parts() {
        return parts.values();
    }

    List<TrackedAttack> attacking() {
        return parts.values().stream().filter(TrackedAttack::isAttacking).toList();
    }

    /** Parts whose workers have yet to come back after the master's restart. */
    List<TrackedAttack> awaited() {
        return parts.values().stream().filter(TrackedAttack::isAwaited).toList();
    }

    /** Workers from which a manifest can be expected. */
    Set<String> notLost() {
        return parts.values().stream()
                .filter(part -> !part.isLost())
                .map(part -> part.workerId)
                .collect(Collectors.toSet());
    }

    /** Nanoseconds of the test at an instant; negative before its start. */
    long elapsedNanos(FleetClock clock) {
        Instant startsAt = test.status().startsAt();
        return startsAt == null ? Long.MIN_VALUE : clock.unixNanos() - FleetClock.unixNanos(startsAt);
    }

    /** Whether no hit is due any more. */
    boolean isOver(FleetClock clock) {
        return elapsedNanos(clock) >= test.spec().extent().endNanos();
    }

    void become(TestState state, String reason) {
        replace(new TestStatus(
                state,
                reason,
                test.status().startsAt(),
                test.status().endedAt(),
                test.status().attacks()));
    }

    void startAt(Instant instant) {
        replace(new TestStatus(
                test.status().state(),
                test.status().reason(),
                instant,
                null,
                test.status().attacks()));
    }

    /** Nothing of it has been sent, and nothing will be. */
    void forgetItsPlan() {
        replace(TestStatus.pending(test.status().reason()));
    }

    void end(TestState state, String reason, Instant now) {
        replace(new TestStatus(
                state, reason, test.status().startsAt(), now, test.status().attacks()));
    }

    int epoch() {
        return test.status().attacks().stream().mapToInt(Attack::epoch).max().orElse(1);
    }

    /** The share a worker has in the newest epoch it took part in. */
    double weightOf(String workerId) {
        return test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .reduce((earlier, later) -> later)
                .map(attack -> attack.share().weight())
                .orElse(0.0);
    }

    /** Why it is being stopped; empty when it is not. */
    String whyStopping() {
        return Objects.requireNonNullElse(stopReason, Objects.requireNonNullElse(abortReason, ""));
    }

    /** Notes a loss in the newest attack of the worker. */
    void lose(TrackedAttack part, String reason, FleetClock clock) {
        part.lose();
        List<Attack> attacks = new ArrayList<>(test.status().attacks());
        for (int i = attacks.size() - 1; i >= 0; i--) {
            Attack attack = attacks.get(i);
            if (attack.workerId().equals(part.workerId)) {
                attacks.set(
                        i,
                        new Attack(
                                attack.workerId(),
                                attack.epoch(),
                                attack.share(),
                                attack.cutOverNanos(),
                                reason,
                                Math.max(0, elapsedNanos(clock))));
                break;
            }
        }
        replaceAttacks(attacks);
    }

    /** Begins an epoch with these shares, in the order of the workers. */
    void beginEpoch(List<TrackedAttack> workers, List<Share> shares, long cutOverNanos) {
        int epoch = epoch() + 1;
        List<Attack> attacks = new ArrayList<>(test.status().attacks());
        for (int i = 0; i < workers.size(); i++) {
            attacks.add(new Attack(workers.get(i).workerId, epoch, shares.get(i), cutOverNanos, ""));
        }
        replaceAttacks(attacks);
    }

    private void replaceAttacks(List<Attack> attacks) {
        TestStatus status = test.status();
        replace(new TestStatus(status.state(), status.reason(), status.startsAt(), status.endedAt(), attacks));
    }

    private void replace(TestStatus status) {
        test = test.withStatus(status);
    }
}
