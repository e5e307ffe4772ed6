package io.loadtester.master.submission;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.Dispatcher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accepts tests, and plans them without accepting them. */
@RestController
@Tag(name = "Tests")
class SubmissionController {

    private final Dispatcher dispatcher;
    private final SubmissionProperties limits;
    private final Clock clock = Clock.systemUTC();

    SubmissionController(Dispatcher dispatcher, SubmissionProperties limits) {
        this.dispatcher = dispatcher;
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
    ResponseEntity<Submitted> submitSeed(@RequestBody byte[] body, Principal user) {
        return submit(EncodedBody.read(JsonBody.parse(body), limits.maxDuration()), user);
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
    ResponseEntity<Submitted> submitTyped(@RequestBody byte[] body, Principal user) {
        return submit(TypedBody.read(JsonBody.parse(body), limits.maxDuration()), user);
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

    private ResponseEntity<Submitted> submit(Submission submission, Principal user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LoadTest test = submission.toTest(TestId.at(now), user.getName(), now);
        dispatcher.submit(test);
        return ResponseEntity.created(URI.create("/api/tests/" + test.id()))
                .body(new Submitted(test.id(), "The test was submitted."));
    }
}
