package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.wire.fleet.WorkerGateway;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Tells workers to take no new tests, or to take them again. A worker keeps that itself, so a restarted master learns it from
 * the worker's statuses. Thread-safe.
 */
final class Draining {

    private final FleetLoop loop;
    private final FleetRoster roster;
    private final WorkerGateway gateway;
    private final BooleanSupplier isSuspended;

    /** @param isSuspended whether this master may tell workers nothing at present */
    Draining(FleetLoop loop, FleetRoster roster, WorkerGateway gateway, BooleanSupplier isSuspended) {
        this.loop = loop;
        this.roster = roster;
        this.gateway = gateway;
        this.isSuspended = isSuspended;
    }

    /** Gives the worker no new tests; returns it as it then is, or throws a problem. */
    WorkerView begin(String workerId, String username) {
        String why = "drained by " + username;
        return change(workerId, why, address -> gateway.drain(address, why));
    }

    /** Gives the worker tests again; returns it as it then is, or throws a problem. */
    WorkerView end(String workerId) {
        return change(workerId, "", gateway::undrain);
    }

    private WorkerView change(String workerId, String why, Function<String, CompletionStage<Void>> call) {
        WorkerView worker = find(workerId);
        if (worker.state() == WorkerState.OFFLINE) {
            throw ProblemException.conflict("Worker " + workerId + " is offline and cannot be told anything.");
        }
        if (isSuspended.getAsBoolean()) {
            throw ProblemException.unavailable(
                    "PostgreSQL, the master's database, does not answer, so workers are told nothing: try again in a few"
                            + " seconds.");
        }
        try {
            call.apply(worker.address()).toCompletableFuture().join();
        } catch (CompletionException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw ProblemException.unavailable("Worker " + workerId + " could not be told: " + reason + ".");
        }
        return loop.ask(() -> {
            roster.noteDraining(workerId, why);
            return roster.view(workerId).orElse(worker);
        });
    }

    private WorkerView find(String workerId) {
        return loop.ask(() -> roster.view(workerId))
                .orElseThrow(() -> ProblemException.notFound("There is no worker " + workerId + "."));
    }
}
