package io.loadtester.master.reports;

import io.loadtester.master.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/** The forms a report comes in, each under its word in lower case. */
enum ReportFormat {
    JSON("json", "application/json"),
    TEXT("txt", "text/plain;charset=UTF-8"),
    CSV("csv", "text/csv;header=present;charset=UTF-8"),
    HGRM("hgrm", "text/plain;charset=UTF-8"),
    HTML("html", "text/html;charset=UTF-8"),
    JUNIT("xml", "application/xml;charset=UTF-8"),
    MARKDOWN("md", "text/markdown;charset=UTF-8");

    private final String fileEnding;
    private final String contentType;

    ReportFormat(String fileEnding, String contentType) {
        this.fileEnding = fileEnding;
        this.contentType = contentType;
    }

    /** A 400 problem that lists the formats if there is none of this word. */
    static ReportFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "format",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(ReportFormat::word)
                                        .collect(Collectors.joining(", "))
                                + "; was \"" + OneLine.of(word) + "\""));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without its dot. */
    String fileEnding() {
        return fileEnding;
    }

    MediaType contentType() {
        return MediaType.parseMediaType(contentType);
    }

    /** Whether it shows the course over the seconds. */
    boolean showsTime() {
        return this == HTML;
    }

    /** What becomes the answer's body: text, or a record to be made into JSON. */
    Object body(Findings found) {
        return switch (this) {
            case JSON -> found.report();
            case TEXT -> ReportText.of(found.report());
            case CSV -> CsvReport.of(found.report());
            case HGRM -> HgrmReport.of(found);
            case HTML -> HtmlReport.of(found);
            case JUNIT -> JunitReport.of(found.report());
            case MARKDOWN -> MarkdownReport.of(found.report());
        };
    }
}
