package io.loadtester.reporting.form;

import io.loadtester.reporting.report.Findings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of a report, each with its lower-case word. */
public enum ReportFormat {
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

    /** Empty if there is no format with this word. */
    public static Optional<ReportFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** All words, as a list for messages. */
    public static String words() {
        return Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without the dot. */
    public String fileEnding() {
        return fileEnding;
    }

    public String contentType() {
        return contentType;
    }

    /** Whether it shows response times over time. */
    public boolean showsTime() {
        return this == HTML;
    }

    /** The response body: text, or a record to serialize as JSON. */
    public Object body(Findings found) {
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
