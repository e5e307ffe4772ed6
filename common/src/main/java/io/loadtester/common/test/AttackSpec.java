package io.loadtester.common.test;

import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Pacer;
import java.time.Duration;
import java.util.List;

/**
 * What every worker of a test is to do, all but its share.
 *
 * @param name the attack's name, sent with every hit as {@code X-Vegeta-Attack}; may be empty
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

    /** The targets as they are kept. */
    public TargetList targetList() {
        return TargetList.copyOf(targets);
    }

    /** The same with other options. */
    public AttackSpec withOptions(AttackOptions other) {
        return new AttackSpec(name, pacer, duration, targets, other);
    }

    /** How far one whole schedule goes: to the end of its time, of its hits, or of one pass over the targets. */
    public Extent extent() {
        long maxHits = options.hits().maxRequests();
        if (options.hits().lazy()) {
            maxHits = maxHits == 0 ? targets.size() : Math.min(maxHits, targets.size());
        }
        return new Extent(pacer, duration.toNanos(), maxHits);
    }
}
