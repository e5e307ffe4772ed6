package io.loadtester.master.fleet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/workers}. */
@RestController
@Tag(name = "Fleet")
class WorkersController {

    private final Fleet fleet;

    WorkersController(Fleet fleet) {
        this.fleet = fleet;
    }

    record Workers(List<WorkerView> workers) {}

    @GetMapping("/api/workers")
    @Operation(summary = "Every worker that the master knows")
    Workers workers() {
        return new Workers(fleet.workers());
    }
}
