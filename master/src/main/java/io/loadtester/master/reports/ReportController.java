package io.loadtester.master.reports;

import io.loadtester.reporting.form.ReportFormat;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.Report;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/tests/{id}/report}. */
@RestController
@Tag(name = "Results")
class ReportController {

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    /**
     * @param parameters all of them, unbound: Spring would split a target with a comma in its name in two
     */
    @GetMapping("/api/tests/{testId}/report")
    @Operation(summary = "The report of a test or a part of it; of the results so far while the test runs")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First second of the test, a whole number",
            schema = @Schema(type = "integer", defaultValue = "0"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Second of the test to end before, a whole number; by default the test's end",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = "target",
            in = ParameterIn.QUERY,
            description = "A target's name; may be repeated",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "worker",
            in = ParameterIn.QUERY,
            description = "A worker's id; may be repeated",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "percentiles",
            in = ParameterIn.QUERY,
            description = "Percentiles from 0 to 100, in addition to the usual ones",
            example = "50,99,99.99",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The report in the requested format; durations are nanoseconds",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Report.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "text/html", schema = @Schema(type = "string")),
                @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
                @Content(mediaType = "text/markdown", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "409", description = "The requested results are no longer kept")
    ResponseEntity<Object> report(
            @PathVariable UUID testId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "json",
                                            allowableValues = {
                                                "json",
                                                "text",
                                                "csv",
                                                "hgrm",
                                                "html",
                                                "junit",
                                                "markdown"
                                            }))
                    @RequestParam(defaultValue = "json")
                    String format,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        ReportFormat asked = ReportDownload.format(format);
        Findings found = reports.find(testId, parameters, asked.showsTime());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asked.contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ReportDownload.disposition(found.report(), asked).toString())
                .body(asked.body(found));
    }
}
