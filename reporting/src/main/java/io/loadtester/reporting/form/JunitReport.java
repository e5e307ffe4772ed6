package io.loadtester.reporting.form;

import io.loadtester.reporting.report.CheckOutcome;
import io.loadtester.reporting.report.Checks;
import io.loadtester.reporting.report.Report;
import java.util.List;
import java.util.Locale;

/** A report as a JUnit test suite for build servers: one test case for each check. */
public final class JunitReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private JunitReport() {}

    public static String of(Report report) {
        List<CheckOutcome> checks = Checks.of(report);
        long failures = checks.stream().filter(check -> !check.passed()).count();
        String suite = Markup.escaped(report.name().isBlank() ? report.testId().toString() : report.name());
        double seconds = (report.duration() + report.waitNanos()) / NANOS_PER_SECOND;
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\"%s>\n",
                suite,
                checks.size(),
                failures,
                seconds,
                report.earliest() == null ? "" : " timestamp=\"" + report.earliest() + "\""));
        properties(xml, report);
        checks.forEach(check -> testCase(xml, suite, check));
        xml.append("  <system-out>")
                .append(Markup.escaped(ReportText.of(report)))
                .append("</system-out>\n");
        return xml.append("</testsuite>\n").toString();
    }

    private static void properties(StringBuilder xml, Report report) {
        xml.append("  <properties>\n");
        if (report.outcome() != null) {
            property(xml, "outcome", report.outcome().line());
        }
        property(xml, "measurement", report.verdict().line());
        property(xml, "complete", String.valueOf(report.complete()));
        property(xml, "testId", report.testId().toString());
        property(xml, "state", report.state().toString());
        if (!report.selection().whole()) {
            property(xml, "selection", report.selection().text());
        }
        xml.append("  </properties>\n");
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("    <property name=\"").append(name).append("\" value=\"");
        xml.append(Markup.escaped(value)).append("\"/>\n");
    }

    private static void testCase(StringBuilder xml, String suite, CheckOutcome check) {
        xml.append("  <testcase classname=\"").append(suite).append("\" name=\"");
        xml.append(Markup.escaped(check.name())).append("\" time=\"0\">");
        String text = Markup.escaped(check.text());
        if (!check.passed()) {
            xml.append("<failure message=\"")
                    .append(text)
                    .append("\">")
                    .append(text)
                    .append("</failure>");
        } else if (!text.isEmpty()) {
            xml.append("<system-out>").append(text).append("</system-out>");
        }
        xml.append("</testcase>\n");
    }
}
