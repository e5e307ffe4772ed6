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
 * @param startNanoTime the test's first instant as {@link System#nanoTime()} will tell it here; may have passed
 * @param cutOverNanos nanoseconds of the test from which hits are due, 0 unless it joins a running test
 * @param capture what of every response is kept for whoever hears of the hits' ends
 * @param stream where targets come from one after the other, each for one hit; null if hits go to those of the spec
 * @param unixSocket the socket in the file system that all connections go to, whatever the targets' hosts; null for the
 *     network. Only who starts an attack in a process of his own can choose it: it is no part of a spec
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

    /** For the only worker of a test. */
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

    /** Keeps nothing of responses. */
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
