package io.loadtester.attack.loop;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.pool.Connections;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.test.AttackSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the event loops of an attack have in common.
 *
 * @param names what the targets are counted under
 * @param requests the targets' requests
 * @param expectations what is wanted of the responses, and must hold of them
 * @param connections makes what carries the hits of a loop
 * @param feed where targets come from one after the other; null if they are a list
 */
public record AttackSetup(
        AttackSpec spec,
        TargetNames names,
        TargetRequests requests,
        Expectations expectations,
        Connections.Factory connections,
        @Nullable TargetFeed feed) {

    long timeoutNanos() {
        return spec.options().request().timeout().toNanos();
    }

    /** A hit that is overdue by more is not released any more; {@link Long#MAX_VALUE} for no limit. */
    long maxLatenessNanos() {
        Duration most = spec.options().hits().maxLateness();
        return most.isZero() ? Long.MAX_VALUE : most.toNanos();
    }
}
