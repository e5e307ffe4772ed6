package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Lane;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.wire.fleet.WorkerCallException;
import io.loadtester.wire.fleet.WorkerGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Makes the same call to all workers of a test at once. Its methods are called and complete on the fleet's thread, with the
 * workers that refused or failed and why; empty if all agreed.
 */
final class Assigner {

    private final FleetRoster roster;
    private final WorkerGateway gateway;
    private final Executor loop;

    Assigner(FleetRoster roster, WorkerGateway gateway, Executor loop) {
        this.roster = roster;
        this.gateway = gateway;
        this.loop = loop;
    }

    /**
     * Makes every worker discard what is left of earlier attempts. This finds workers that cannot be called, or reject this
     * master's token, before any other worker starts to prepare.
     */
    CompletionStage<Map<String, Refusal>> reach(LoadTest test) {
        long before = startNanos(test) - 1;
        return callAll(test, (address, attack) -> gateway.callOff(address, test.id(), before, "it is tried again")
                .thenAccept(published -> {
                    if (published) {
                        throw WorkerCallException.passing(
                                "it has published results of an earlier try", new IllegalStateException());
                    }
                }));
    }

    /** Has the workers prepare their attacks. */
    CompletionStage<Map<String, Refusal>> assign(LoadTest test) {
        long start = startNanos(test);
        return callAll(
                test,
                (address, attack) -> gateway.assign(
                        address,
                        new Assignment(
                                test.id(), attack.epoch(), attack.share(), lane(test, attack), test.spec(), start, 0)));
    }

    /** Begins the prepared attacks; a worker that does not answer in time counts as a failure. */
    CompletionStage<Map<String, Refusal>> begin(LoadTest test, Duration within) {
        long start = startNanos(test);
        return callAll(test, (address, attack) -> gateway.begin(address, test.id(), start, within));
    }

    private static long startNanos(LoadTest test) {
        return FleetClock.unixNanos(
                Objects.requireNonNull(test.status().startsAt(), "a test that is assigned has a start"));
    }

    private static Lane lane(LoadTest test, Attack attack) {
        List<Attack> attacks = test.status().attacks();
        return new Lane(attacks.indexOf(attack), attacks.size());
    }

    private CompletionStage<Map<String, Refusal>> callAll(
            LoadTest test, BiFunction<String, Attack, CompletionStage<Void>> call) {
        Map<String, Refusal> failures = new LinkedHashMap<>();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (Attack attack : test.status().attacks()) {
            String address = roster.address(attack.workerId()).orElse("");
            answers.add(call.apply(address, attack)
                    .toCompletableFuture()
                    .whenCompleteAsync(
                            (done, failure) -> {
                                if (failure != null) {
                                    failures.put(attack.workerId(), Refusal.of(failure));
                                }
                            },
                            loop));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handleAsync((done, failure) -> failures, loop);
    }
}
