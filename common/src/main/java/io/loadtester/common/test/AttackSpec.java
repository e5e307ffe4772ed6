package io.loadtester.common.test;

import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Pacer;
import java.time.Duration;
import java.util.List;

/**
 * What all workers of a test have in common: everything but their shares.
 *
 * @param name sent with every hit as {@code X-Vegeta-Attack}; may be empty
 * @param duration how long hits become due, above 0
 * @param targets taken round-robin in hit order; never empty
 */
public record AttackSpec(String name, Pacer pacer, Duration duration, List<Target> targets, AttackOptions options) {

    public AttackSpec {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be above 0: " + duration);
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no targets to attack");
        }
        targets = TargetList.copyOf(targets);
    }

    /** The targets in their compact form, without a copy. */
    public TargetList targetList() {
        return TargetList.copyOf(targets);
    }

    /** A copy with other options. */
    public AttackSpec withOptions(AttackOptions other) {
        return new AttackSpec(name, pacer, duration, targets, other);
    }

    /** A copy with another pacer and duration. */
    public AttackSpec withLoad(Pacer otherPacer, Duration otherDuration) {
        return new AttackSpec(name, otherPacer, otherDuration, targets, options);
    }

    /** How far one whole schedule goes: until its duration, its hits or one pass over the targets are used up. */
    public Extent extent() {
        long maxHits = options.hits().maxRequests();
        if (options.hits().lazy()) {
            maxHits = maxHits == 0 ? targets.size() : Math.min(maxHits, targets.size());
        }
        return new Extent(pacer, duration.toNanos(), maxHits);
    }
}
