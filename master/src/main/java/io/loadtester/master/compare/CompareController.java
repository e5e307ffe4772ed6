package io.loadtester.master.compare;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.comparison.Strictness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/compare}. */
@RestController
@Tag(name = "Comparison")
class CompareController {

    private static final int MIN_TESTS = 2;
    private static final int MAX_TESTS = 5;
    private static final double MIN_CONFIDENCE = 50;
    private static final double MAX_CONFIDENCE = 99.9;
    private static final double MAX_TOLERANCE = 1_000;

    private final Comparisons comparisons;

    CompareController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * @param tests ids separated by commas, the reference first
     * @param confidence in percent
     * @param tolerance in percent
     */
    @GetMapping("/api/compare")
    @Operation(summary = "Compare tests with the first of them")
    ComparedTests compare(
            @Parameter(description = "Ids of 2 to 5 tests, separated by commas, the reference first", required = true)
                    @RequestParam(defaultValue = "")
                    String tests,
            @Parameter(description = "In percent, from 50 to 99.9") @RequestParam(defaultValue = "95")
                    double confidence,
            @Parameter(description = "In percent, from 0 to 1000: smaller differences are ignored")
                    @RequestParam(defaultValue = "5")
                    double tolerance) {
        if (!(confidence >= MIN_CONFIDENCE && confidence <= MAX_CONFIDENCE)) {
            throw ProblemException.badField("confidence", "must be from 50 to 99.9 percent, was " + confidence);
        }
        if (!(tolerance >= 0 && tolerance <= MAX_TOLERANCE)) {
            throw ProblemException.badField("tolerance", "must be from 0 to 1000 percent, was " + tolerance);
        }
        return comparisons.of(ids(tests), new Strictness(confidence / 100, tolerance / 100));
    }

    private static List<UUID> ids(String tests) {
        List<UUID> ids = new ArrayList<>();
        for (String text : tests.isBlank() ? new String[0] : tests.split(",", -1)) {
            UUID id = id(text.strip());
            if (ids.contains(id)) {
                throw bad("test " + id + " is named twice; a test cannot be compared with itself");
            }
            ids.add(id);
        }
        if (ids.size() < MIN_TESTS || ids.size() > MAX_TESTS) {
            throw bad("must name from 2 to 5 tests, named " + ids.size());
        }
        return List.copyOf(ids);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw bad("\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "\" is not a test's id");
        }
    }

    private static ProblemException bad(String message) {
        return ProblemException.badField("tests", message);
    }
}
