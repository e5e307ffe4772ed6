package io.loadtester.master.dispatch;

import io.loadtester.common.test.Attack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The attacks of one execution, one for each of its workers, in the order of their shares. Owned by the fleet's thread. */
final class TrackedAttacks {

    private final Map<String, TrackedAttack> byWorker = new LinkedHashMap<>();

    TrackedAttacks(List<Attack> attacks) {
        for (Attack attack : attacks) {
            TrackedAttack tracked = byWorker.computeIfAbsent(attack.workerId(), TrackedAttack::new);
            if (attack.drained()) {
                tracked.drain();
                tracked.giveUp();
            } else if (!attack.lost().isEmpty()) {
                tracked.lose();
            }
        }
        attacks.stream()
                .collect(Collectors.toMap(Attack::workerId, Attack::epoch, Math::max))
                .forEach((workerId, epoch) -> leaveIfBefore(newest(attacks), workerId, epoch));
    }

    private static int newest(List<Attack> attacks) {
        return attacks.stream().mapToInt(Attack::epoch).max().orElse(1);
    }

    /** A worker that was not lost and has no part in the newest epoch has left because fewer workers were wanted. */
    private void leaveIfBefore(int newestEpoch, String workerId, int epoch) {
        TrackedAttack tracked = byWorker.get(workerId);
        if (tracked != null && epoch < newestEpoch && tracked.isAttacking()) {
            tracked.drain();
            tracked.giveUp();
        }
    }

    Optional<TrackedAttack> of(String workerId) {
        return Optional.ofNullable(byWorker.get(workerId));
    }

    Collection<TrackedAttack> all() {
        return byWorker.values();
    }

    List<String> workers() {
        return List.copyOf(byWorker.keySet());
    }

    List<TrackedAttack> attacking() {
        return those(TrackedAttack::isAttacking);
    }

    /** Attacks that are expected to last to the end of the test. */
    List<TrackedAttack> staying() {
        return those(attack -> attack.isAttacking() && !attack.isDraining());
    }

    boolean haveAllEnded() {
        return byWorker.values().stream().noneMatch(TrackedAttack::isAttacking);
    }

    boolean areAllLost() {
        return byWorker.values().stream().allMatch(TrackedAttack::isLost);
    }

    /** Workers that are expected to publish a manifest. */
    Set<String> notLost() {
        return those(attack -> !attack.isLost()).stream()
                .map(attack -> attack.workerId)
                .collect(Collectors.toSet());
    }

    /** Gives attacking workers until the deadline to return after the master's restart. */
    void awaitAll(Deadline deadline) {
        attacking().forEach(attack -> attack.await(deadline));
    }

    boolean areSomeAwaited() {
        return byWorker.values().stream().anyMatch(TrackedAttack::isAwaited);
    }

    /** Attacks whose workers have not returned in time. */
    List<TrackedAttack> overdue() {
        return those(TrackedAttack::isOverdue);
    }

    /** Whether none of the test's workers has returned in time. */
    boolean areAllOverdue() {
        return byWorker.values().stream().allMatch(TrackedAttack::isOverdue);
    }

    private List<TrackedAttack> those(Predicate<TrackedAttack> wanted) {
        return byWorker.values().stream().filter(wanted).toList();
    }
}
