package io.loadtester.attack;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.loop.TargetStream;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackSpec;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attack, ready to run in this process.
 *
 * @param epoch version of the shares the attack begins with, from 1
 * @param lane this worker's place among the workers of the test
 * @param startNanoTime the start of the test as this process's {@link System#nanoTime()}; may be in the past
 * @param cutOverNanos nanoseconds into the test from which hits are due; 0 unless the worker joins a running test
 * @param capture the part of every response that is kept for watchers
 * @param stream supplies a target for each hit; null if hits go to the targets of the spec
 * @param unixSocket the Unix socket that all connections go to, whatever the targets' hosts; null for the network. Not
 *     part of the spec, because only a process that runs its own attack can choose it
 */
public record AttackPlan(
        UUID testId,
        String workerId,
        int epoch,
        Share share,
        Lane lane,
        AttackSpec spec,
        long startNanoTime,
        long cutOverNanos,
        Capture capture,
        @Nullable TargetStream stream,
        @Nullable Path unixSocket) {

    /** A plan for the only worker of a test. */
    public AttackPlan(
            UUID testId,
            String workerId,
            int epoch,
            Share share,
            AttackSpec spec,
            long startNanoTime,
            long cutOverNanos) {
        this(testId, workerId, epoch, share, Lane.ONLY, spec, startNanoTime, cutOverNanos);
    }

    /** A plan that keeps nothing of responses. */
    public AttackPlan(
            UUID testId,
            String workerId,
            int epoch,
            Share share,
            Lane lane,
            AttackSpec spec,
            long startNanoTime,
            long cutOverNanos) {
        this(testId, workerId, epoch, share, lane, spec, startNanoTime, cutOverNanos, Capture.NOTHING, null, null);
    }

    public AttackPlan with(Capture wanted) {
        return new AttackPlan(
                testId, workerId, epoch, share, lane, spec, startNanoTime, cutOverNanos, wanted, stream, unixSocket);
    }

    public AttackPlan with(@Nullable TargetStream other) {
        return new AttackPlan(
                testId, workerId, epoch, share, lane, spec, startNanoTime, cutOverNanos, capture, other, unixSocket);
    }

    public AttackPlan through(@Nullable Path socket) {
        return new AttackPlan(
                testId, workerId, epoch, share, lane, spec, startNanoTime, cutOverNanos, capture, stream, socket);
    }
}
