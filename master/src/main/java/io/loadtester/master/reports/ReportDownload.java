package io.loadtester.master.reports;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.form.OneLine;
import io.loadtester.reporting.form.ReportFile;
import io.loadtester.reporting.form.ReportFormat;
import io.loadtester.reporting.report.Report;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** The format and the file name of a requested report. */
final class ReportDownload {

    private ReportDownload() {}

    /** The format with this word, or a 400 problem that lists all formats. */
    static ReportFormat format(String word) {
        return ReportFormat.ofWord(word)
                .orElseThrow(() -> ProblemException.badField(
                        "format", "must be one of " + ReportFormat.words() + "; was \"" + OneLine.of(word) + "\""));
    }

    /**
     * Always an attachment, never shown inline: a report holds users' texts and must not become a page of the master's
     * origin.
     */
    static ContentDisposition disposition(Report report, ReportFormat format) {
        return ContentDisposition.attachment()
                .filename(ReportFile.name(report, format), StandardCharsets.UTF_8)
                .build();
    }
}
