package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.SparseHistogram;
import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.reporting.form.CsvReport;
import io.loadtester.reporting.form.HtmlReport;
import io.loadtester.reporting.form.JunitReport;
import io.loadtester.reporting.form.MarkdownReport;
import io.loadtester.reporting.form.Markup;
import io.loadtester.reporting.form.ReportFile;
import io.loadtester.reporting.form.ReportFormat;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.LatencyOverTime;
import io.loadtester.reporting.report.Question;
import io.loadtester.reporting.report.Report;
import io.loadtester.reporting.report.ReportBuilder;
import io.loadtester.reporting.report.Selection;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class ReportFormatTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final SyntheticHits made = new SyntheticHits(3, 42);

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void saysTheVerdictBeforeAnyFigure(ReportFormat format) {
        String text = text(format, Map.of());

        int verdict = text.indexOf("valid");
        int figures = text.indexOf("requests") < 0 ? text.indexOf("Requests") : text.indexOf("requests");
        assertThat(verdict).isPositive();
        if (format != ReportFormat.CSV && figures >= 0) {
            assertThat(verdict).isLessThan(figures);
        }
        assertThat(ReportFormat.ofWord(format.word())).contains(format);
    }

    @Test
    void refusesOthersAndListsThem() {
        assertThatThrownBy(() -> ReportDownload.format("PDF"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("format: must be one of json, text, csv, hgrm, html, junit, markdown; was \"PDF\"");
    }

    @Test
    void keepsVegetasKeysAndAddsThePercentilesThatWereAskedFor() {
        JsonNode report = JSON.readTree(
                text(ReportFormat.JSON, Map.of("percentiles", List.of("99.99,50", "0"), "from", List.of("2"))));

        assertThat(report.path("latencies").propertyNames())
                .containsExactly(
                        "total", "mean", "50th", "90th", "95th", "99th", "99.9th", "max", "min", "99.99th", "0th");
        assertThat(report.path("latencies").path("99.99th").asLong())
                .isEqualTo(report.path("latencies").path("max").asLong());
        assertThat(report.path("selection").toString())
                .isEqualTo("{\"whole\":false,\"from\":2,\"to\":12,\"targets\":[],\"workers\":[],"
                        + "\"percentiles\":[99.99,50,0],\"ledgerOf\":\"selection\",\"completeOf\":\"test\"}");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("planned").isNull()).isTrue();
        assertThat(report.path("duration").asLong()).isEqualTo(10_000_000_000L);
        assertThat(report.path("rate").asDouble())
                .isEqualTo(report.path("requests").asLong() / 10.0);
    }

    @Test
    void hasARowForTheTotalAndEachTargetInCsv() {
        String csv = text(ReportFormat.CSV, Map.of("percentiles", List.of("75")));

        String[] lines = csv.strip().split("\r\n", -1);
        assertThat(lines[0])
                .isEqualTo(
                        "outcome,verdict,complete,row,target,requests,rate_per_second,success,mean_ms,min_ms,p75_ms,max_ms,"
                                + "failed,failed_mean_ms,failed_max_ms,status_codes,failures");
        assertThat(lines).hasSize(1 + 1 + SyntheticHits.TARGETS.size());
        assertThat(lines[1]).startsWith("passed,valid,true,total,,");
        assertThat(lines[2]).startsWith("passed,valid,true,target,home,");
        assertThat(lines[3]).startsWith("passed,valid,true,target,\"search, by name\",");
        assertThat(lines[4]).startsWith("passed,valid,true,target,'=checkout,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1 | '=1+1",
                "` =1` | `' =1`",
                "+1 | '+1",
                "-1 | '-1",
                "@SUM(A1) | '@SUM(A1)",
                "＝1 | '＝1",
                "a,b | \"a,b\"",
                "a;=1 | \"a;=1\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "GET http://a/?b=c | GET http://a/?b=c"
            })
    void letsNoSpreadsheetComputeWhatUsersNamed(String name, String cell) {
        assertThat(CsvReport.text(name)).isEqualTo(cell);
        assertThat(CsvReport.text("a\r\n=1\0")).isEqualTo("a  =1\uFFFD");
    }

    @Test
    void isReadByHdrHistogramsPlotter() {
        List<double[]> plotted = new ArrayList<>();
        for (String line : text(ReportFormat.HGRM, Map.of()).lines().toList()) {
            String[] values = line.strip().split("[ ]+", -1);
            if (!line.strip().startsWith("#") && values.length == 4 && values[0].matches("[0-9.]+")) {
                plotted.add(new double[] {Double.parseDouble(values[0]), Double.parseDouble(values[3])});
            }
        }

        Report report = found(Map.of()).report();
        assertThat(plotted).hasSizeGreaterThan(20);
        assertThat(plotted.get(0)[1]).isEqualTo(1);
        assertThat(plotted.get(plotted.size() - 1)[0])
                .isLessThanOrEqualTo(report.responseTime().max() / 1e6 + 0.001);
        assertThat(plotted).anySatisfy(point -> {
            assertThat(point[1]).isEqualTo(2);
            assertThat(point[0])
                    .isBetween(
                            report.responseTime().p50() / 1e6 - 0.01,
                            report.responseTime().p50() / 1e6 + 0.01);
        });
        assertThat(text(ReportFormat.HGRM, Map.of()))
                .startsWith("# Outcome: passed: Fine.\n# Measurement: valid\n# Complete: yes\n# Test: Größe | <b>");
    }

    @Test
    void isATestSuiteWithACaseForEachCheck() throws Exception {
        Document xml = xml(text(ReportFormat.JUNIT, Map.of("target", List.of("=checkout"))));

        Element suite = xml.getDocumentElement();
        assertThat(suite.getAttribute("name")).isEqualTo(made.test.name());
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith(
                        "Outcome       passed: Fine.\nMeasurement   valid\nSelection     seconds 0 to 12, target =checkout\n");
    }

    @Test
    void failsTheCaseOfWhatIsMissing() throws Exception {
        Report incomplete = new ReportBuilder(made.test).build(List.of(), SyntheticHits.START);

        Document xml = xml(JunitReport.of(incomplete));

        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("completeness");
        assertThat(failure.getTextContent()).contains("worker worker-0: its manifest has not arrived\nworker worker-1");
        assertThat(MarkdownReport.of(incomplete))
                .contains("**results incomplete**", "- `completeness`: `worker worker-0");
    }

    @Test
    void hasAFormForWhatXmlHasNoFormFor() throws Exception {
        String text = "a\0b\u001b[31m<&>\"'\uFFFF\uD800 \r\n\t\uD83D\uDE80 ]]>";

        Document xml = xml("<a b=\"" + Markup.escaped(text) + "\">" + Markup.escaped(text) + "</a>");

        String expected = "a\uFFFDb\uFFFD[31m<&>\"'\uFFFD\uFFFD \r\n\t\uD83D\uDE80 ]]>";
        assertThat(xml.getDocumentElement().getTextContent()).isEqualTo(expected);
        assertThat(xml.getDocumentElement().getAttribute("b")).isEqualTo(expected);
    }

    @Test
    void isOnePageWithoutScriptOrNetwork() {
        String html = text(ReportFormat.HTML, Map.of("to", List.of("6")));

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<div class=\"verdict valid\">Outcome: passed: Fine.</div>")
                .contains("<div class=\"verdict valid\">Measurement: valid</div>")
                .contains("<h1>Größe | &lt;b&gt;&quot;nightly&quot;&lt;/b&gt; &amp; co</h1>")
                .contains("only seconds 0 to 6", "prefers-color-scheme: dark", "width=device-width")
                .doesNotContain("<b>", "<script", "src=", "url(", "@import", "<!--BODY-->", "<!--TITLE-->", "NaN");
        assertThat(Pattern.compile("<polyline").matcher(html).results()).hasSize(5);
        assertThat(Pattern.compile("second \\d+: p50").matcher(html).results()).hasSize(6);
    }

    @Test
    void isAPageWithoutAnyHitToo() {
        ReportBuilder builder = new ReportBuilder(made.test);
        Report report = builder.build(List.of(), SyntheticHits.START);

        String html = HtmlReport.of(new Findings(report, builder.responseTime(), List.of()));

        assertThat(html).contains("</html>").doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @CsvSource({"TEXT, > 1h", "MARKDOWN, > 1h", "HTML, &gt; 1h"})
    void saysOfTimesLongerThanCanBeCountedThatTheyAreLonger(ReportFormat format, String said) {
        Interval some = made.published.stream()
                .filter(Interval.class::isInstance)
                .map(Interval.class::cast)
                .findFirst()
                .orElseThrow();
        long clamped = LatencyHistogram.clamp(2 * LatencyHistogram.HIGHEST_NANOS);
        Interval slow = new Interval(
                some.testId(),
                some.workerId(),
                some.epoch(),
                some.sequence(),
                some.second(),
                some.target(),
                some.counts(),
                Latencies.of(kind -> SparseHistogram.of(LongStream.generate(() -> clamped)
                        .limit(some.latencies().count(kind))
                        .toArray())),
                List.of());
        ReportBuilder builder = new ReportBuilder(made.test);
        builder.add(slow);
        LatencyOverTime overTime =
                new LatencyOverTime(QuestionReader.read(made.test, Map.of()).selection(), 1);
        overTime.add(slow);
        Report report = builder.build(List.of(), SyntheticHits.START);

        Object body = format.body(new Findings(report, builder.responseTime(), overTime.points()));

        assertThat(body.toString()).contains(said).doesNotContain("1h0m0", " 1h or less");
    }

    @Test
    void isATableInMarkdown() {
        String markdown = text(ReportFormat.MARKDOWN, Map.of());

        assertThat(markdown)
                .startsWith(
                        "**passed**: `Fine.`\n\n**Measurement: valid** · results complete\n\nLoad test `Größe | <b>\"nightly\"</b> & co`, COMPLETED")
                .contains("| Target | Requests | Success | p50 | p95 | p99 | Max | Failures |\n| --- | ---: |")
                .contains("\n| `search, by name` | ", "\n| **Total** | ");
    }

    @Test
    void letsNothingInMarkdownBecomeMarkup() {
        assertThat(MarkdownReport.code("a")).isEqualTo("`a`");
        assertThat(MarkdownReport.code("a`b``c")).isEqualTo("```a`b``c```");
        assertThat(MarkdownReport.code("`x")).isEqualTo("`` `x ``");
        assertThat(MarkdownReport.code("a\n\n# b @c <script>")).isEqualTo("`a  # b @c <script>`");
        assertThat(MarkdownReport.cell("`a|b`")).isEqualTo("`a\\|b`");
    }

    @Test
    void namesFilesAfterTestAndWindow() {
        assertThat(ReportFile.name(found(Map.of()).report(), ReportFormat.JUNIT))
                .isEqualTo("report-größe-b-nightly-b-co.xml");
        assertThat(ReportFile.name(found(Map.of("from", List.of("3"))).report(), ReportFormat.CSV))
                .isEqualTo("report-größe-b-nightly-b-co-3-12.csv");
        assertThat(ReportDownload.disposition(found(Map.of()).report(), ReportFormat.MARKDOWN)
                        .toString())
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''report-gr%C3%B6%C3%9Fe-b-nightly-b-co.md");
    }

    private String text(ReportFormat format, Map<String, List<String>> question) {
        Object body = format.body(found(question));
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private Findings found(Map<String, List<String>> parameters) {
        Question question = QuestionReader.read(made.test, parameters);
        Selection selection = question.selection();
        ReportBuilder builder = new ReportBuilder(made.test, question);
        builder.cameTo(new TestOutcome(TestOutcome.Kind.PASSED, "Fine."));
        LatencyOverTime overTime = new LatencyOverTime(selection, 1);
        List<WorkerAudit> audits = new ArrayList<>();
        for (Object each : made.published) {
            if (each instanceof Manifest manifest) {
                audits.add(new WorkerAudit(manifest.workerId(), manifest, manifest.intervals(), manifest.ledger()));
            } else if (each instanceof WorkerSecond workerSecond && selection.covers(workerSecond)) {
                builder.add(workerSecond);
            } else if (each instanceof Interval interval
                    && interval.second() >= selection.from()
                    && interval.second() < selection.to()
                    && selection.hasTarget(interval.target())
                    && selection.hasWorker(interval.workerId())) {
                builder.add(interval);
                overTime.add(interval);
            }
        }
        assertThat(audits).extracting(WorkerAudit::storedLedger).doesNotContain(Ledger.ZERO);
        Report report = builder.build(audits, SyntheticHits.START.plusSeconds(60));
        return new Findings(report, builder.responseTime(), overTime.points());
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
