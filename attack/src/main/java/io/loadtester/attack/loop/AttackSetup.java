package io.loadtester.attack.loop;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.pool.Connections;
import io.loadtester.attack.recording.TargetNames;
import io.loadtester.common.test.AttackSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the event loops of an attack share.
 *
 * @param names the names under which the targets are counted
 * @param requests the targets' requests
 * @param expectations what to capture from the responses, and what must hold for them
 * @param connections makes the connections of a loop
 * @param feed source of streamed targets; null if the targets are a list
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

    /** Hits overdue by more than this are never released; {@link Long#MAX_VALUE} for no limit. */
    long maxLatenessNanos() {
        Duration most = spec.options().hits().maxLateness();
        return most.isZero() ? Long.MAX_VALUE : most.toNanos();
    }
}
