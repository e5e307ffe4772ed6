package io.loadtester.master.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.master.fleet.FleetListener;
import io.loadtester.wire.fleet.WorkerGateway;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a suspended master keeps to itself. */
class HeldTest {

    private static final UUID TEST = UUID.randomUUID();

    private final List<String> passed = new ArrayList<>();
    private boolean suspended;

    private final HeldCalls calls =
            new HeldCalls(recording(WorkerGateway.class, CompletableFuture.completedFuture(null)), () -> suspended);
    private final HeldLosses events = new HeldLosses(recording(FleetListener.class, null), () -> suspended);

    @Test
    void tellsWorkersAtOnceWhileActive() {
        assertThat(calls.undrain("a")).isCompleted();

        assertThat(passed).containsExactly("undrain a");
    }

    @Test
    void tellsThemInOrderOnceItIsActiveAgain() {
        suspended = true;
        CompletableFuture<Void> first = calls.drain("a", "why").toCompletableFuture();
        calls.stop("b", TEST, "why");
        calls.release();
        assertThat(passed).isEmpty();
        suspended = false;
        calls.undrain("c");
        assertThat(first).isNotDone();

        calls.release();

        assertThat(first).isCompleted();
        assertThat(passed).containsExactly("drain a", "stop b", "undrain c");
    }

    @Test
    void givesNoWorkerUpUntilItIsActiveAgain() {
        suspended = true;

        events.lost("a", "silent");
        events.reportsAgain("a", Duration.ofSeconds(4));
        events.stale("b", "silent");
        events.answered("c", Set.of());
        events.release();
        assertThat(passed).containsExactly("stale b");
        suspended = false;
        events.release();
        events.lost("b", "silent");

        assertThat(passed).containsExactly("stale b", "lost a", "reportsAgain a", "answered c", "lost b");
    }

    private <T> T recording(Class<T> type, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    passed.add(method.getName() + " " + arguments[0]);
                    return answer;
                }));
    }
}
