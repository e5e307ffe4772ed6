package io.loadtester.attack.hit;

import org.jspecify.annotations.Nullable;

/**
 * Hits of one target that were due in one second and are never sent, because the generator itself was too late.
 *
 * @param second second of the test in which the hits were due, from 0
 * @param target index of the target in the attack's target list; see {@link Hit#target()}
 * @param own the target, if the attack has no target list
 */
public record SkippedHits(
        int epoch, int second, int target, @Nullable OwnTarget own, long count) {}
