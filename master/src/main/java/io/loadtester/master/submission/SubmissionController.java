package io.loadtester.master.submission;

import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.storage.tests.TestStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accepts tests, and plans them without accepting them. */
@RestController
@Tag(name = "Tests")
class SubmissionController {

    private static final String KEY_HELP =
            "A name for this submission, such as a UUID. Sending the request again with the"
                    + " same key within 24 hours submits nothing and gives the id of the first test.";

    private final Submissions submissions;
    private final SubmissionProperties limits;
    private final Clock clock = Clock.systemUTC();

    SubmissionController(Dispatcher dispatcher, TestStore tests, SubmissionProperties limits) {
        this.submissions = new Submissions(dispatcher, tests);
        this.limits = limits;
    }

    record Submitted(UUID testId, String message) {}

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/api/test/submit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Submit a test; targets in base64, attack options as JSON in a string",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = SubmissionSchemas.TEST_REQUEST),
                                            examples =
                                                    @ExampleObject("{\"name\":\"My test\",\"durationSeconds\":\"10s\","
                                                            + "\"ratePerSecond\":50,\"targetsBase64\":"
                                                            + "\"R0VUIGh0dHA6Ly8xMjcuMC4wLjE6ODA4MC8K\"}"))))
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key belongs to another request")
    ResponseEntity<Submitted> submitSeed(
            @RequestBody byte[] body,
            @Parameter(description = KEY_HELP) @RequestHeader(name = Submissions.KEY_HEADER, required = false) @Nullable
                    String key,
            Principal user) {
        return submit(
                Submissions.Request.of("/api/test/submit", body, user.getName(), key),
                () -> EncodedBody.read(JsonBody.parse(body), limits.maxDuration()));
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/api/tests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Submit a test with typed fields",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = SubmissionSchemas.TEST_DOCUMENT),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"name\":\"My test\",\"duration\":\"10s\",\"pacer\":"
                                                                    + "{\"type\":\"constant\",\"ratePerSecond\":50},"
                                                                    + "\"targets\":[{\"method\":\"GET\",\"url\":"
                                                                    + "\"http://127.0.0.1:8080/\"}]}"))))
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key belongs to another request")
    ResponseEntity<Submitted> submitTyped(
            @RequestBody byte[] body,
            @Parameter(description = KEY_HELP) @RequestHeader(name = Submissions.KEY_HEADER, required = false) @Nullable
                    String key,
            Principal user) {
        return submit(
                Submissions.Request.of("/api/tests", body, user.getName(), key),
                () -> TypedBody.read(JsonBody.parse(body), limits.maxDuration()));
    }

    @PostMapping(path = "/api/tests/plan", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a test would do: how many hits, at what rate; nothing is submitted",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = SubmissionSchemas.TEST_DOCUMENT))))
    PlanView plan(@RequestBody byte[] body, Principal user) {
        Submission submission = TypedBody.read(JsonBody.parse(body), limits.maxDuration());
        Instant now = clock.instant();
        return PlanView.of(submission.toTest(TestId.at(now), user.getName(), now));
    }

    private ResponseEntity<Submitted> submit(Submissions.Request request, Supplier<Submission> reader) {
        UUID testId = submissions.submit(request, reader);
        return ResponseEntity.created(URI.create("/api/tests/" + testId))
                .body(new Submitted(testId, "The test was submitted."));
    }
}
