package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Lane;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.fleet.FleetClock;
import io.loadtester.master.fleet.FleetRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/** Gives all workers of a test their attacks at the same time. Called on the fleet's thread. */
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
     * Calls every worker with something that changes nothing, so that one that cannot be called, or does not take this
     * master's token, is found before any other has begun to prepare. Completes as {@link #assign} does.
     */
    CompletionStage<Map<String, Refusal>> reach(LoadTest test) {
        return callAll(test, (address, attack) -> gateway.stop(address, test.id(), "it has not been given yet"));
    }

    /** Completes on the fleet's thread with the workers that did not take it and why; empty when all did. */
    CompletionStage<Map<String, Refusal>> assign(LoadTest test) {
        Instant startsAt = Objects.requireNonNull(test.status().startsAt(), "a test that is assigned has a start");
        long start = FleetClock.unixNanos(startsAt);
        return callAll(
                test,
                (address, attack) -> gateway.assign(
                        address,
                        new Assignment(
                                test.id(), attack.epoch(), attack.share(), lane(test, attack), test.spec(), start, 0)));
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
