package io.loadtester.attack.hit;

import org.jspecify.annotations.Nullable;

/**
 * Hits of one target that were due in one second and are never sent, because the generator itself was too late for them.
 *
 * @param second second of the test in which they were due, from 0
 * @param target their target's place among the targets of the attack; see {@link Hit#target()}
 * @param own the target if there is no list of them
 */
public record SkippedHits(
        int epoch, int second, int target, @Nullable OwnTarget own, long count) {}
