package io.loadtester.master.compare;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.baselines.Baseline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/baselines}. */
@RestController
@Tag(name = "Comparison")
class BaselineController {

    private final Baselines baselines;

    BaselineController(Baselines baselines) {
        this.baselines = baselines;
    }

    record BaselineList(List<Baseline> baselines) {}

    /** @param testId as text, so that the message about a bad one can be specific */
    record BaselineChoice(
            @Schema(requiredMode = RequiredMode.REQUIRED, format = "uuid") @Nullable
            String testId) {}

    @GetMapping("/api/baselines")
    @Operation(summary = "The baselines of all tags")
    BaselineList listBaselines() {
        return new BaselineList(baselines.all());
    }

    @PutMapping("/api/baselines/{tag}")
    @Operation(summary = "Make a completed test the baseline of a tag, replacing the previous one")
    Baseline setBaseline(@PathVariable String tag, @RequestBody BaselineChoice choice, Principal user) {
        return baselines.set(tag, id(choice.testId()), user.getName());
    }

    @DeleteMapping("/api/baselines/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove the baseline of a tag")
    @ApiResponse(responseCode = "204", description = "The baseline was removed")
    @ApiResponse(responseCode = "404", description = "The tag has no baseline")
    void deleteBaseline(@PathVariable String tag) {
        baselines.delete(tag);
    }

    private static UUID id(@Nullable String text) {
        if (text == null) {
            throw ProblemException.badField("testId", "is missing");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("testId", "is not a test's id");
        }
    }
}
