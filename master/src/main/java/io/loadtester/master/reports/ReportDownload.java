package io.loadtester.master.reports;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.form.OneLine;
import io.loadtester.reporting.form.ReportFile;
import io.loadtester.reporting.form.ReportFormat;
import io.loadtester.reporting.report.Report;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** In which form somebody asks for a report, and the name it is kept under. */
final class ReportDownload {

    private ReportDownload() {}

    /** A 400 problem that lists the formats if there is none of this word. */
    static ReportFormat format(String word) {
        return ReportFormat.ofWord(word)
                .orElseThrow(() -> ProblemException.badField(
                        "format", "must be one of " + ReportFormat.words() + "; was \"" + OneLine.of(word) + "\""));
    }

    /**
     * A file to be kept, not shown in place: a page with somebody's texts in it shall not become one of the master's
     * own.
     */
    static ContentDisposition disposition(Report report, ReportFormat format) {
        return ContentDisposition.attachment()
                .filename(ReportFile.name(report, format), StandardCharsets.UTF_8)
                .build();
    }
}
