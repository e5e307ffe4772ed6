package io.loadtester.master.submission;

import io.loadtester.common.test.LoadTest;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.tests.TestStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/tests/{id}/document}: returns a test in the form in which it can be changed and submitted again. */
@RestController
@Tag(name = "Tests")
class DocumentController {

    private static final String ADMIN = "ROLE_ADMIN";

    private final TestStore tests;

    DocumentController(TestStore tests) {
        this.tests = tests;
    }

    @GetMapping(path = "/api/tests/{testId}/document", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The test as a body for POST /api/tests that submits an equal one",
            description = "Only for the account that submitted it and for administrators: it holds headers, bodies and"
                    + " keys, which may be secrets.")
    @ApiResponse(
            responseCode = "200",
            description = "A body of POST /api/tests",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = SubmissionSchemas.TEST_DOCUMENT)))
    @ApiResponse(responseCode = "403", description = "Somebody else submitted the test", content = @Content)
    ObjectNode document(@PathVariable UUID testId, Authentication user) {
        LoadTest test =
                tests.find(testId).orElseThrow(() -> ProblemException.notFound("There is no test " + testId + "."));
        if (!isAdmin(user) && !test.submittedBy().equals(user.getName())) {
            throw ProblemException.forbidden("The submitted test may hold secrets in headers, bodies and keys: ask "
                    + test.submittedBy() + ", who submitted it, or an administrator for it.");
        }
        return TestDocument.of(test);
    }

    private static boolean isAdmin(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> ADMIN.equals(authority.getAuthority()));
    }
}
