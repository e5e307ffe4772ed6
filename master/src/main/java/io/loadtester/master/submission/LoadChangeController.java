package io.loadtester.master.submission;

import io.loadtester.master.dispatch.ChangeRefusal;
import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.dispatch.LoadChange;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.master.tests.TestCatalog;
import io.loadtester.master.tests.TestView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PATCH /api/tests/{id}}: changes the load of a running test. */
@RestController
@Tag(name = "Tests")
class LoadChangeController {

    private final TestCatalog tests;
    private final Dispatcher dispatcher;
    private final SubmissionProperties limits;

    LoadChangeController(TestCatalog tests, Dispatcher dispatcher, SubmissionProperties limits) {
        this.tests = tests;
        this.dispatcher = dispatcher;
        this.limits = limits;
    }

    @PatchMapping(path = "/api/tests/{testId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change the load of a running test",
            description =
                    "The change takes effect about 1.5 s later, at the cut-over of a new epoch, for all workers at"
                            + " once. Hits that were due before are neither repeated nor made up for.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = SubmissionSchemas.LOAD_CHANGE),
                                            examples = @ExampleObject("{\"ratePerSecond\":500}"))))
    @ApiResponse(responseCode = "200", description = "The test with its new load", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The test is not running")
    TestView changeLoad(@PathVariable UUID testId, @RequestBody byte[] body) {
        LoadChange change = LoadChangeBody.read(JsonBody.parse(body), limits.maxDuration());
        tests.stored(testId);
        Optional<ChangeRefusal> refusal = dispatcher.change(testId, change);
        if (refusal.isPresent()) {
            throw problem(refusal.get());
        }
        return tests.get(testId);
    }

    private static ProblemException problem(ChangeRefusal refusal) {
        return refusal.field() == null
                ? ProblemException.conflict(refusal.message())
                : ProblemException.badField(refusal.field(), refusal.message());
    }
}
