package io.loadtester.master.fleet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/workers}: list, drain, undrain. */
@RestController
@Tag(name = "Fleet")
class WorkersController {

    private final Fleet fleet;
    private final Draining draining;

    WorkersController(Fleet fleet, Draining draining) {
        this.fleet = fleet;
        this.draining = draining;
    }

    record Workers(List<WorkerView> workers) {}

    @GetMapping("/api/workers")
    @Operation(summary = "Every worker that the master knows")
    Workers workers() {
        return new Workers(fleet.workers());
    }

    @PostMapping("/api/workers/{workerId}/drain")
    @Operation(
            summary = "Give a worker no new tests",
            description = "It goes on with the test it has, if any, and then stays DRAINING until it is undrained or"
                    + " its process is restarted.")
    @ApiResponse(responseCode = "200", description = "The worker is draining", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The worker is offline")
    @ApiResponse(responseCode = "503", description = "The worker does not answer")
    WorkerView drain(@PathVariable String workerId, Principal user) {
        return draining.begin(workerId, user.getName());
    }

    @PostMapping("/api/workers/{workerId}/undrain")
    @Operation(summary = "Give a draining worker tests again")
    @ApiResponse(responseCode = "200", description = "The worker is not draining any more", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The worker is offline")
    @ApiResponse(responseCode = "503", description = "The worker does not answer, or is shutting down")
    WorkerView undrain(@PathVariable String workerId) {
        return draining.end(workerId);
    }
}
