package io.loadtester.master.compare;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.baselines.Baseline;
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
class BaselineController {

    private final Baselines baselines;

    BaselineController(Baselines baselines) {
        this.baselines = baselines;
    }

    record All(List<Baseline> baselines) {}

    /** @param testId as text, so that what is wrong with it can be said */
    record Choice(@Nullable String testId) {}

    @GetMapping("/api/baselines")
    All all() {
        return new All(baselines.all());
    }

    @PutMapping("/api/baselines/{tag}")
    Baseline set(@PathVariable String tag, @RequestBody Choice choice, Principal user) {
        return baselines.set(tag, id(choice.testId()), user.getName());
    }

    @DeleteMapping("/api/baselines/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String tag) {
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
