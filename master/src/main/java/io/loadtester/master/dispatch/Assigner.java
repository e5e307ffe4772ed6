package io.loadtester.master.dispatch;

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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

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

    /** Completes on the fleet's thread with the workers that did not take it and why; empty when all did. */
    CompletionStage<Map<String, String>> assign(LoadTest test) {
        Instant startsAt = Objects.requireNonNull(test.status().startsAt(), "a test that is assigned has a start");
        Map<String, String> refusals = new LinkedHashMap<>();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (Attack attack : test.status().attacks()) {
            Assignment assignment = new Assignment(
                    test.id(), attack.epoch(), attack.share(), test.spec(), FleetClock.unixNanos(startsAt), 0);
            answers.add(gateway.assign(roster.address(attack.workerId()).orElse(""), assignment)
                    .toCompletableFuture()
                    .whenCompleteAsync(
                            (done, failure) -> {
                                if (failure != null) {
                                    refusals.put(attack.workerId(), reason(failure));
                                }
                            },
                            loop));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handleAsync((done, failure) -> refusals, loop);
    }

    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
