package io.loadtester.master.reports;

import io.loadtester.master.problem.ProblemException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/tests/{id}/report}. */
@RestController
class ReportController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/api/tests/{testId}/report")
    ResponseEntity<?> report(@PathVariable UUID testId, @RequestParam(defaultValue = "json") String format) {
        return switch (format) {
            case "json" ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(reports.of(testId));
            case "text" -> ResponseEntity.ok().contentType(TEXT).body(ReportText.of(reports.of(testId)));
            default -> throw ProblemException.badField("format", "must be json or text, was \"" + format + "\"");
        };
    }
}
