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
            if (!attack.lost().isEmpty()) {
                tracked.lose();
            }
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

    boolean haveAllEnded() {
        return byWorker.values().stream().noneMatch(TrackedAttack::isAttacking);
    }

    boolean areAllLost() {
        return byWorker.values().stream().allMatch(TrackedAttack::isLost);
    }

    /** Workers from which a manifest can be expected. */
    Set<String> notLost() {
        return those(attack -> !attack.isLost()).stream()
                .map(attack -> attack.workerId)
                .collect(Collectors.toSet());
    }

    /** Gives the workers that are attacking until the deadline to come back after the master's restart. */
    void awaitAll(Deadline deadline) {
        attacking().forEach(attack -> attack.await(deadline));
    }

    boolean areSomeAwaited() {
        return byWorker.values().stream().anyMatch(TrackedAttack::isAwaited);
    }

    /** Those whose workers should have come back by now. */
    List<TrackedAttack> overdue() {
        return those(TrackedAttack::isOverdue);
    }

    /** Whether every worker of the test should have come back by now, and none has. */
    boolean areAllOverdue() {
        return byWorker.values().stream().allMatch(TrackedAttack::isOverdue);
    }

    private List<TrackedAttack> those(Predicate<TrackedAttack> wanted) {
        return byWorker.values().stream().filter(wanted).toList();
    }
}
