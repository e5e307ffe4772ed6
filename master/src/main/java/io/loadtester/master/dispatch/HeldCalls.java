package io.loadtester.master.dispatch;

import io.loadtester.common.test.Assignment;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerGateway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells workers nothing while the master is suspended, because another master might tell them the opposite. What is held
 * back is said in its order once the master is active again. Thread-safe.
 */
final class HeldCalls implements WorkerGateway {

    private final WorkerGateway workers;
    private final BooleanSupplier isSuspended;
    private final Deque<Runnable> held = new ArrayDeque<>();

    HeldCalls(WorkerGateway workers, BooleanSupplier isSuspended) {
        this.workers = workers;
        this.isSuspended = isSuspended;
    }

    /** Makes the calls held back, if the master is active; call a few times a second. */
    void release() {
        for (Runnable call : released()) {
            call.run();
        }
    }

    private synchronized List<Runnable> released() {
        if (isSuspended.getAsBoolean()) {
            return List.of();
        }
        List<Runnable> released = new ArrayList<>(held);
        held.clear();
        return released;
    }

    private synchronized <T> CompletionStage<T> tell(Supplier<CompletionStage<T>> call) {
        if (!isSuspended.getAsBoolean() && held.isEmpty()) {
            return call.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        held.add(() -> {
            var unused = call.get().whenComplete((result, failure) -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        });
        return answer;
    }

    @Override
    public CompletionStage<Void> assign(String address, Assignment assignment) {
        return tell(() -> workers.assign(address, assignment));
    }

    @Override
    public CompletionStage<Void> begin(String address, UUID testId, long startUnixNanos, Duration within) {
        return tell(() -> workers.begin(address, testId, startUnixNanos, within));
    }

    @Override
    public CompletionStage<Boolean> callOff(String address, UUID testId, long startUnixNanos, String reason) {
        return tell(() -> workers.callOff(address, testId, startUnixNanos, reason));
    }

    @Override
    public CompletionStage<Void> updateShare(String address, NewShare newShare) {
        return tell(() -> workers.updateShare(address, newShare));
    }

    @Override
    public CompletionStage<Void> stop(String address, UUID testId, String reason) {
        return tell(() -> workers.stop(address, testId, reason));
    }

    @Override
    public CompletionStage<Void> drain(String address, String reason) {
        return tell(() -> workers.drain(address, reason));
    }

    @Override
    public CompletionStage<Void> undrain(String address) {
        return tell(() -> workers.undrain(address));
    }
}
