package io.loadtester.master.tests;

import io.loadtester.common.test.TestState;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.tests.TestQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/tests}: list, one, delete, stop. */
@RestController
@Tag(name = "Tests")
class TestsController {

    private static final int MAX_LIMIT = 200;

    private final TestCatalog tests;

    TestsController(TestCatalog tests) {
        this.tests = tests;
    }

    @GetMapping("/api/tests")
    @Operation(summary = "A page of tests, the newest first")
    TestCatalog.Page listTests(
            @Parameter(description = "Words in names or tags") @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable TestState state,
            @Parameter(description = "From 1 to " + MAX_LIMIT) @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "nextCursor of the previous page") @RequestParam(required = false) @Nullable
                    String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.badField("limit", "must be from 1 to " + MAX_LIMIT + ", was " + limit);
        }
        if (search != null && search.indexOf('\0') >= 0) {
            throw ProblemException.badField("search", "must not contain control characters");
        }
        try {
            return tests.list(new TestQuery(blankToNull(search), state, blankToNull(cursor), limit));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("cursor", "is not a nextCursor of this list");
        }
    }

    @GetMapping("/api/tests/{testId}")
    @Operation(summary = "A test, without its headers and bodies")
    TestView getTest(@PathVariable UUID testId) {
        return tests.get(testId);
    }

    @DeleteMapping("/api/tests/{testId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a test that has ended, with its results")
    @ApiResponse(responseCode = "204", description = "The test was deleted")
    @ApiResponse(responseCode = "409", description = "The test has not ended yet")
    void deleteTest(@PathVariable UUID testId) {
        tests.delete(testId);
    }

    @PostMapping("/api/tests/{testId}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Stop a test")
    @ApiResponse(responseCode = "202", description = "The test is being stopped", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "The test has ended already")
    TestView stopTest(@PathVariable UUID testId, Principal user) {
        return tests.stop(testId, user.getName());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
