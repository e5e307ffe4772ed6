package io.loadtester.master.dashboard;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.master.fleet.Fleet;
import io.loadtester.master.fleet.WorkerView;
import io.loadtester.master.tests.TestCatalog;
import io.loadtester.master.tests.TestView;
import io.loadtester.storage.tests.TestQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/dashboard}: the fleet, the unfinished tests and the latest ones. */
@RestController
@Tag(name = "Fleet")
class DashboardController {

    private static final int RECENT = 10;

    private final Fleet fleet;
    private final TestCatalog tests;

    DashboardController(Fleet fleet, TestCatalog tests) {
        this.fleet = fleet;
        this.tests = tests;
    }

    record Dashboard(WorkerCounts workers, List<TestView> activeTests, List<TestView> recentTests) {}

    /**
     * @param busy attacking or finishing
     */
    record WorkerCounts(long total, long ready, long busy, long offline, long error) {}

    @GetMapping("/api/dashboard")
    @Operation(summary = "Worker counts, unfinished tests and the most recently submitted tests")
    Dashboard dashboard() {
        return new Dashboard(
                count(fleet.workers()),
                tests.active(),
                tests.list(new TestQuery(null, null, null, RECENT)).tests());
    }

    private static WorkerCounts count(List<WorkerView> workers) {
        return new WorkerCounts(
                workers.size(),
                in(workers, WorkerState.READY),
                in(workers, WorkerState.BUSY, WorkerState.FINISHING),
                in(workers, WorkerState.OFFLINE),
                in(workers, WorkerState.ERROR));
    }

    private static long in(List<WorkerView> workers, WorkerState... states) {
        Set<WorkerState> wanted = Set.of(states);
        return workers.stream()
                .filter(worker -> wanted.contains(worker.state()))
                .count();
    }
}
