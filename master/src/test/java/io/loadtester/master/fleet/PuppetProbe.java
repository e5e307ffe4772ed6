package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.WorkerProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds at once what the test says; at all other addresses the worker of that session answers. */
public final class PuppetProbe implements WorkerProbe {

    private final Finding otherwise;
    private final Map<String, Finding> findings = new HashMap<>();

    /** Addresses that were called, in order. */
    public final List<String> called = new ArrayList<>();

    public PuppetProbe(String sessionId) {
        otherwise = new Answer(sessionId, Set.of());
    }

    public void find(String address, Finding finding) {
        findings.put(address, finding);
    }

    @Override
    public CompletionStage<Finding> ask(String address, Duration within) {
        called.add(address);
        return CompletableFuture.completedFuture(findings.getOrDefault(address, otherwise));
    }
}
