package io.loadtester.master.fleet;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/workers}. */
@RestController
class WorkersController {

    private final Fleet fleet;

    WorkersController(Fleet fleet) {
        this.fleet = fleet;
    }

    record Workers(List<WorkerView> workers) {}

    @GetMapping("/api/workers")
    Workers workers() {
        return new Workers(fleet.workers());
    }
}
