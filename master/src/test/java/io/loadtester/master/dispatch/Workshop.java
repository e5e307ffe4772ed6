package io.loadtester.master.dispatch;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.test.Assignment;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.master.fleet.ManualClock;
import io.loadtester.master.fleet.PuppetFleet;
import io.loadtester.master.fleet.PuppetProbe;
import io.loadtester.reporting.report.Completeness;
import io.loadtester.wire.fleet.AttackProgress;
import io.loadtester.wire.fleet.NewShare;
import io.loadtester.wire.fleet.WorkerCallException;
import io.loadtester.wire.fleet.WorkerGateway;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A conductor among fakes: everything happens at once, on the test's thread, at the test's time. */
final class Workshop {

    static final Completeness COMPLETE = new Completeness(List.of(), 0, List.of(), 2, 100);
    static final Completeness ON_ITS_WAY = new Completeness(List.of("something"), 1, List.of(), 2, 50);
    static final Completeness NOTHING = new Completeness(List.of("all"), 2, List.of(), 2, 0);

    final ManualClock clock = new ManualClock();
    final PuppetProbe probe = new PuppetProbe("session");
    final FleetRoster roster =
            new FleetRoster(clock, probe, Runnable::run, Duration.ofSeconds(3), Duration.ofSeconds(60));
    final PuppetFleet fleet = new PuppetFleet(roster);
    final TestBoard board = new TestBoard();
    final Map<UUID, LoadTest> stored = new LinkedHashMap<>();
    final Map<String, Assignment> assigned = new LinkedHashMap<>();

    /** Attacks that have begun, by worker, and those that were called off. */
    final Map<String, Assignment> begun = new LinkedHashMap<>();

    final List<String> calledOff = new ArrayList<>();

    /** Workers that do what they are told, and answer too late. */
    final Set<String> tooLate = new HashSet<>();

    /** Workers whose begin gets lost. */
    final Set<String> deafToBegin = new HashSet<>();

    /** Workers that cannot be reached any more once they have taken an attack. */
    final Set<String> goesSilentAfterAssigning = new HashSet<>();

    /** Workers that had published results before they were called off. */
    final Set<String> published = new HashSet<>();

    final Map<String, NewShare> newShares = new LinkedHashMap<>();
    final List<String> stopped = new ArrayList<>();
    final Map<String, String> refusals = new HashMap<>();
    final Set<String> unreachable = new HashSet<>();
    Duration storingTakes = Duration.ZERO;
    final List<String> events = new ArrayList<>();

    /** What the events say, in the same order. */
    final List<String> eventTexts = new ArrayList<>();

    Completeness audit = ON_ITS_WAY;

    /** Workers whose manifests were looked for last. */
    final Set<String> audited = new HashSet<>();

    /** Whether looks at what is stored fail. */
    boolean databaseIsAway;

    /** Looks that the database has not answered. */
    final List<CompletableFuture<Completeness>> unanswered = new ArrayList<>();

    boolean looksHang;

    /** Answers that workers, or the journal, have not given. */
    final List<CompletableFuture<?>> open = new ArrayList<>();

    boolean workersHang;
    boolean storingHangs;
    final DispatchContext context = newContext();
    final Conductor conductor = newConductor();

    /** Executions apart from the conductor's that have ended, and why others were put back into the queue. */
    final List<Execution> ended = new ArrayList<>();

    final List<String> requeued = new ArrayList<>();

    private DispatchContext newContext() {
        ConductorPorts ports =
                new ConductorPorts(this::store, new Gateway(), (testId, workers) -> look(workers), board);
        return new DispatchContext(roster, clock, Runnable::run, ports);
    }

    private CompletionStage<Void> store(LoadTest test) {
        clock.advance(storingTakes);
        stored.put(test.id(), test);
        return storingHangs ? hang() : CompletableFuture.completedFuture(null);
    }

    private <T> CompletableFuture<T> hang() {
        CompletableFuture<T> answer = new CompletableFuture<>();
        open.add(answer);
        return answer;
    }

    private Conductor newConductor() {
        board.listen(new TestListener() {
            @Override
            public void changed(TestBoard.Posted test) {}

            @Override
            public void happened(UUID testId, TestEvent event) {
                events.add(event.kind());
                eventTexts.add(event.text());
            }
        });
        Conductor made = new Conductor(context);
        roster.listen(made);
        return made;
    }

    /** An execution in one stage, which nobody conducts but the test; it has been given to these workers, which are here. */
    Execution execution(LoadTest test, Function<Execution, ExecutionStage> stage, String... workerIds) {
        workers(workerIds);
        LoadTest planned = Assigning.planned(test, List.of(workerIds));
        Execution execution = new Execution(
                planned,
                context,
                new ExecutionListener() {
                    @Override
                    public void ended(Execution over) {
                        ended.add(over);
                    }

                    @Override
                    public void requeued(Execution over, String why) {
                        requeued.add(why);
                    }
                },
                made -> {
                    made.startIn(Assigning.START_AHEAD);
                    return stage.apply(made);
                });
        execution.begin();
        return execution;
    }

    private CompletionStage<Completeness> look(Set<String> workers) {
        audited.clear();
        audited.addAll(workers);
        if (looksHang) {
            CompletableFuture<Completeness> look = new CompletableFuture<>();
            unanswered.add(look);
            return look;
        }
        return databaseIsAway
                ? CompletableFuture.failedFuture(new IllegalStateException("no database"))
                : CompletableFuture.completedFuture(audit);
    }

    void workers(String... ids) {
        for (String id : ids) {
            fleet.join(id);
            fleet.ready(id);
        }
    }

    LoadTest submit(int workers) {
        return submit(workers, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
    }

    LoadTest submit(int workers, RateDistribution distribution, OnWorkerLoss policy) {
        LoadTest test = test(workers, distribution, policy);
        conductor.submit(test);
        return test;
    }

    /** At 100/s, for so long. */
    LoadTest submit(int workers, Duration duration) {
        LoadTest short10 = test(workers, RateDistribution.SHARED, OnWorkerLoss.REBALANCE);
        AttackSpec spec = new AttackSpec(
                "test", new ConstantPacer(100), duration, short10.spec().targets(), AttackOptions.DEFAULTS);
        LoadTest test = new LoadTest(
                short10.id(),
                "test",
                spec,
                workers,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                clock.now(),
                TestStatus.pending("new"),
                List.of());
        conductor.submit(test);
        return test;
    }

    /** 10 s at 100/s. */
    LoadTest test(int workers, RateDistribution distribution, OnWorkerLoss policy) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; distribution == RateDistribution.WEIGHTED && i < workers; i++) {
            weights.add(i + 1.0);
        }
        Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                UUID.randomUUID(),
                "test",
                new AttackSpec(
                        "test",
                        new ConstantPacer(100),
                        Duration.ofSeconds(10),
                        List.of(target),
                        AttackOptions.DEFAULTS),
                workers,
                distribution,
                weights,
                policy,
                List.of(),
                "admin",
                clock.now(),
                TestStatus.pending("new"),
                List.of());
    }

    /** As it stands: on the board while unfinished, else as stored. */
    LoadTest now(LoadTest test) {
        return board.find(test.id()).map(TestBoard.Posted::test).orElseGet(() -> stored.get(test.id()));
    }

    TestState state(LoadTest test) {
        return now(test).status().state();
    }

    String reason(LoadTest test) {
        return now(test).status().reason();
    }

    /** What a worker says of an attack that goes on. */
    static AttackProgress progress(Execution execution) {
        return new AttackProgress(execution.test().id(), 1, Ledger.ZERO, false, "", 0);
    }

    /** Passes the time in which losses are gathered. */
    void gather() {
        clock.advance(Losses.GATHERED_FOR);
        conductor.tick();
    }

    void pass(Duration time) {
        Duration step = Duration.ofMillis(250);
        for (Duration done = Duration.ZERO; done.compareTo(time) < 0; done = done.plus(step)) {
            clock.advance(step);
            conductor.tick();
        }
    }

    private final class Gateway implements WorkerGateway {

        @Override
        public CompletionStage<Void> assign(String address, Assignment assignment) {
            String worker = worker(address);
            if (workersHang) {
                return hang();
            }
            if (refusals.containsKey(worker)) {
                String refusal = refusals.get(worker);
                return CompletableFuture.failedFuture(
                        refusal.startsWith("!")
                                ? WorkerCallException.lasting(refusal, new IllegalArgumentException())
                                : WorkerCallException.passing(refusal, new IllegalStateException()));
            }
            assigned.put(worker, assignment);
            if (goesSilentAfterAssigning.contains(worker)) {
                unreachable.add(worker);
            }
            return answer(worker);
        }

        private CompletionStage<Void> answer(String worker) {
            return tooLate.contains(worker)
                    ? CompletableFuture.failedFuture(
                            WorkerCallException.passing("it did not answer", new IllegalStateException()))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> begin(String address, UUID testId, long startUnixNanos, Duration within) {
            String worker = worker(address);
            Assignment ready = assigned.get(worker);
            if (deafToBegin.contains(worker)
                    || ready == null
                    || !ready.testId().equals(testId)
                    || ready.startUnixNanos() != startUnixNanos) {
                return CompletableFuture.failedFuture(
                        WorkerCallException.passing("it has no such attack", new IllegalStateException()));
            }
            begun.put(worker, ready);
            return answer(worker);
        }

        @Override
        public CompletionStage<Boolean> callOff(String address, UUID testId, long startUnixNanos, String reason) {
            if (workersHang) {
                return hang();
            }
            if (address.isEmpty() || unreachable.contains(worker(address))) {
                return CompletableFuture.failedFuture(new IllegalStateException("no address"));
            }
            String worker = worker(address);
            Assignment known = assigned.get(worker);
            if (known == null || !known.testId().equals(testId) || known.startUnixNanos() > startUnixNanos) {
                return CompletableFuture.completedFuture(false);
            }
            assigned.remove(worker);
            calledOff.add(worker);
            return CompletableFuture.completedFuture(begun.remove(worker) != null && published.contains(worker));
        }

        @Override
        public CompletionStage<Void> updateShare(String address, NewShare newShare) {
            newShares.put(worker(address), newShare);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> stop(String address, UUID testId, String reason) {
            if (address.isEmpty() || unreachable.contains(worker(address))) {
                return CompletableFuture.failedFuture(new IllegalStateException("no address"));
            }
            if (assigned.containsKey(worker(address)) || reason.contains("gave this attack up")) {
                stopped.add(worker(address));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> drain(String address, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> undrain(String address) {
            throw new UnsupportedOperationException();
        }

        private static String worker(String address) {
            return address.substring(0, address.indexOf(':'));
        }
    }
}
