package io.loadtester.master.thresholds;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.spec.InputException;
import io.loadtester.storage.tests.TestStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/tests/{id}/thresholds?threshold=…}: judges a test by the given thresholds, any number of them, or by
 * its own if none are given.
 */
@RestController
@Tag(name = "Results")
class ThresholdsController {

    private static final String PARAMETER = "threshold";

    private final TestStore tests;
    private final Thresholds thresholds;
    private final Clock clock = Clock.systemUTC();

    ThresholdsController(TestStore tests, Thresholds thresholds) {
        this.tests = tests;
        this.thresholds = thresholds;
    }

    /**
     * The answer.
     *
     * @param passed whether all thresholds passed
     */
    record Judgement(UUID testId, TestState state, boolean passed, List<ThresholdOutcome> thresholds) {}

    /** Takes parameters as a map, because a list would be split at commas, which target names may contain. */
    @GetMapping("/api/tests/{testId}/thresholds")
    @Operation(summary = "Judge a test by the given thresholds, or by its own if none are given")
    @Parameter(
            name = PARAMETER,
            in = ParameterIn.QUERY,
            description = "Such as p99(response) < 250ms; may be repeated",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The test has not started yet, or its seconds are no longer kept")
    Judgement judge(
            @PathVariable UUID testId,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        LoadTest test =
                tests.find(testId).orElseThrow(() -> ProblemException.notFound("There is no test " + testId + "."));
        List<Threshold> asked = asked(test, parameters.getOrDefault(PARAMETER, List.of()));
        if (test.status().state() == TestState.PENDING) {
            throw ProblemException.conflict(
                    "The test has not started yet: " + test.status().reason() + ".");
        }
        List<ThresholdOutcome> outcomes = thresholds.outcomes(test, asked, clock.instant());
        return new Judgement(
                testId, test.status().state(), outcomes.stream().allMatch(ThresholdOutcome::passed), outcomes);
    }

    private static List<Threshold> asked(LoadTest test, List<String> texts) {
        if (texts.isEmpty()) {
            return test.thresholds();
        }
        if (texts.size() > Threshold.MAX_PER_TEST) {
            throw ProblemException.badField(PARAMETER, "may be given " + Threshold.MAX_PER_TEST + " times at most");
        }
        try {
            List<Threshold> asked = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                asked.add(ThresholdJson.parse(PARAMETER + "[" + i + "]", texts.get(i)));
            }
            ThresholdRules.check(PARAMETER, asked, test.spec());
            return asked;
        } catch (InputException e) {
            throw ProblemException.badField(e.field(), e.message());
        }
    }
}
