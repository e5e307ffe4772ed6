package io.loadtester.common.test;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a test and what led to it.
 *
 * @param reason why it is waiting, was stopped or failed; empty when there is nothing to explain
 * @param startsAt its first instant on the master's clock; null while PENDING
 * @param endedAt when it reached a final state; null until then
 * @param attacks its workers' parts, in the order of their shares; empty while PENDING
 */
public record TestStatus(
        TestState state,
        String reason,
        @Nullable Instant startsAt,
        @Nullable Instant endedAt,
        List<Attack> attacks) {

    public TestStatus {
        attacks = List.copyOf(attacks);
    }

    public static TestStatus pending(String reason) {
        return new TestStatus(TestState.PENDING, reason, null, null, List.of());
    }
}
