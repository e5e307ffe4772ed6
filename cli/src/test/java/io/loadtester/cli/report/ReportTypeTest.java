package io.loadtester.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadtester.cli.results.ResultRecord;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Verdict;
import io.loadtester.reporting.metrics.AttackAccount;
import io.loadtester.reporting.metrics.Buckets;
import io.loadtester.reporting.metrics.Counts;
import io.loadtester.reporting.metrics.Decimals;
import io.loadtester.reporting.metrics.Distribution;
import io.loadtester.reporting.metrics.Metrics;
import io.loadtester.reporting.metrics.MetricsBuilder;
import io.loadtester.reporting.metrics.TimeRange;
import io.loadtester.reporting.metrics.Times;
import io.loadtester.spec.BucketsParser;
import io.loadtester.spec.InputException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTypeTest {

    private static final long MILLI = 1_000_000;
    private static final long START = 1_767_323_045_000_000_000L;

    @Test
    void writesTextAsVegetaDoes() {
        MetricsBuilder metrics = new MetricsBuilder();
        metrics.add(vegetas(0, 200, MILLI, ""));
        metrics.add(vegetas(500, 200, 2 * MILLI, ""));
        metrics.add(vegetas(1_000, 0, 3_330_840, "connection refused"));
        metrics.add(vegetas(1_000, 503, 2 * MILLI, "503 Service Unavailable"));

        assertThat(render("text", metrics)).isEqualTo("""
                        Requests      [total, rate, throughput]         4, 4.00, 1.99
                        Duration      [total, attack, wait]             1.003s, 1s, 3.331ms
                        Latencies     [min, mean, 50, 90, 95, 99, max]  1ms, 2.083ms, 2.001ms, 3.331ms, 3.331ms, 3.331ms, 3.331ms
                        Bytes In      [total, mean]                     36, 9.00
                        Bytes Out     [total, mean]                     8, 2.00
                        Success       [ratio]                           50.00%
                        Status Codes  [code:count]                      0:1  200:2  503:1\s\s
                        Error Set:
                        connection refused
                        503 Service Unavailable
                        """);
    }

    @Test
    void writesJsonInVegetasOrderAndOursAtTheEnd() {
        MetricsBuilder metrics = new MetricsBuilder(buckets("[0,1ms,10ms]"));
        metrics.add(new ResultRecord(
                "",
                0,
                0,
                START,
                MILLI,
                0,
                0,
                "it's <late>",
                ByteBuffer.allocate(0),
                "",
                "",
                Map.of(),
                500,
                24,
                "timeout",
                "",
                ""));
        metrics.add(new ResultRecord(
                "",
                1,
                200,
                START + 2_000 * MILLI,
                MILLI,
                2,
                12,
                "",
                ByteBuffer.allocate(0),
                "",
                "",
                Map.of(),
                1_000,
                -1,
                "",
                "",
                ""));

        assertThat(ReportType.parse("json", "[0,1ms,10ms]").render(metrics.soFar()))
                .isEqualTo("""
                        {"latencies":{"total":2000000,"mean":1000000,"50th":1000000,"90th":1000000,"95th":1000000,\
                        "99th":1000000,"max":1000000,"min":1000000},"buckets":{"0":0,"1000000":2,"10000000":0},\
                        "bytes_in":{"total":12,"mean":6},"bytes_out":{"total":2,"mean":1},\
                        "earliest":"2026-01-02T03:04:05Z","latest":"2026-01-02T03:04:07Z",\
                        "end":"2026-01-02T03:04:07.001Z","duration":2000000000,"wait":1000000,"requests":2,"rate":1,\
                        "throughput":0.49975012493753124,"success":0.5,"status_codes":{"0":1,"200":1},\
                        "errors":["it's \\u003clate\\u003e"],\
                        "response_time":{"total":1000000,"mean":1000000,"50th":1000000,"90th":1000000,"95th":1000000,\
                        "99th":1000000,"max":1000000,"min":1000000},\
                        "failed_response_time":{"total":1000000,"mean":1000000,"50th":1000000,"90th":1000000,\
                        "95th":1000000,"99th":1000000,"max":1000000,"min":1000000},\
                        "service_time":{"total":1000,"mean":1000,"50th":1000,"90th":1000,"95th":1000,"99th":1000,\
                        "max":1000,"min":1000},"start_delay":{"total":24,"mean":24,"50th":24,"90th":24,"95th":24,\
                        "99th":24,"max":24,"min":24},"failures":{"timeout":1},\
                        "error_counts":{"it's \\u003clate\\u003e":1}}
                        """);
    }

    @Test
    void writesHistogramsAsVegetaDoes() {
        MetricsBuilder metrics = new MetricsBuilder(buckets("[2ms,3ms,4ms]"));
        for (long latency : new long[] {MILLI, 2 * MILLI, 2 * MILLI, 4 * MILLI}) {
            metrics.add(vegetas(0, 200, latency, ""));
        }

        assertThat(render("hist[2ms,3ms,4ms]", metrics))
                .isEqualTo("""
                        Bucket         #  %%       Histogram
                        [0s,    2ms]   1  25.00%%  %s
                        [2ms,   3ms]   2  50.00%%  %s
                        [3ms,   4ms]   0  0.00%%   %s
                        [4ms,   +Inf]  1  25.00%%  %s
                        """.formatted("#".repeat(18), "#".repeat(37), "", "#".repeat(18)));
    }

    @Test
    void writesPercentilesAsVegetaDoes() {
        MetricsBuilder metrics = new MetricsBuilder();
        IntStream.range(0, 10).forEach(i -> metrics.add(vegetas(i, 200, MILLI, "")));

        assertThat(render("hdrplot", metrics))
                .startsWith("""
                        Value(ms)  Percentile  TotalCount  1/(1-Percentile)
                        1.000000   0.000000    0           1.000000
                        1.000000   0.100000    1           1.111111
                        """)
                .contains(
                        "1.000000   0.550000    6           2.222222\n",
                        "1.000000   0.887500    9           8.888889\n")
                .endsWith("1.000000   1.000000    10          10000000.000000\n")
                .hasLineCount(95);
    }

    @Test
    void writesWhatPlottersOfHdrHistogramRead() {
        MetricsBuilder metrics = new MetricsBuilder();
        metrics.add(vegetas(0, 200, MILLI, ""));

        assertThat(render("hgrm", metrics)).contains("Value", "Percentile", "TotalCount", "#[Mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "hist", "hdrplot", "hgrm"})
    void makesAnEmptyReportOfNothing(String type) {
        assertThat(render(type, new MetricsBuilder())).isNotBlank().doesNotContain("NaN");
    }

    @ParameterizedTest
    @CsvSource({"xml", "hist[", "hist[]", "'hist[2ms,1ms]'", "hist[soon]", "text[1ms]"})
    void refusesOtherTypes(String type) {
        assertThatThrownBy(() -> ReportType.parse(type, ""))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.field()).isEqualTo("--type"));
    }

    @ParameterizedTest
    @CsvSource({"0.125, 0.12", "0.375, 0.38", "1.005, 1.00", "2.5, 2.50", "1e9, 1000000000.00"})
    void roundsAsGoDoes(double value, String text) {
        assertThat(Decimals.fixed(value, 2)).isEqualTo(text);
    }

    @Test
    void agreesWithWhatSortedRecordsSay() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            long[] latencies = random.doubles(1 + random.nextInt(3_000))
                    .mapToLong(share -> (long) Math.pow(10, 2 + share * 9))
                    .toArray();
            MetricsBuilder metrics = new MetricsBuilder();
            for (int i = 0; i < latencies.length; i++) {
                metrics.add(vegetas(i, 200, latencies[i], ""));
            }
            Arrays.sort(latencies);

            JsonNode report = JsonMapper.shared().readTree(render("json", metrics));

            JsonNode of = report.get("latencies");
            assertThat(of.get("total").asLong())
                    .isEqualTo(Arrays.stream(latencies).sum());
            assertThat(of.get("min").asLong()).isEqualTo(latencies[0]);
            assertThat(of.get("max").asLong()).isEqualTo(latencies[latencies.length - 1]);
            for (int percent : new int[] {50, 90, 95, 99}) {
                long exact = latencies[(int) Math.ceil(latencies.length * percent / 100.0) - 1];
                assertThat(of.get(percent + "th").asLong()).isCloseTo(exact, within(exact / 1_000 + 1));
            }
            assertThat(report.get("requests").asInt()).isEqualTo(latencies.length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 700, 1_234_567, 987_654_321, 59 * 60_000_000_000L})
    void oneHitIsItsOwnMeanAndPercentilesInEveryWayOfReporting(long nanos) {
        MetricsBuilder records = new MetricsBuilder();
        records.add(vegetas(0, 200, nanos, ""));
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValue(nanos);
        Distribution merged = Times.of(latencies).latency();

        for (Distribution one : List.of(records.soFar().times().latency(), merged)) {
            assertThat(List.of(
                            one.minNanos(),
                            one.meanNanos(),
                            one.nanosAt(50),
                            one.nanosAt(90),
                            one.nanosAt(99.9),
                            one.maxNanos(),
                            one.totalNanos()))
                    .containsOnly(one.minNanos());
            assertThat(one.minNanos()).isCloseTo(nanos, within(nanos / 1_000 + 512));
        }
    }

    @Test
    void saysOfWhatIsLongerThanCanBeCountedThatItIsLonger() {
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValue(LatencyHistogram.clamp(2 * 3_600_000_000_000L));
        latencies.histogram(LatencyKind.RESPONSE).recordValue(1_800_000_000_000L);
        latencies.histogram(LatencyKind.START_DELAY).recordValue(1_000);
        Counts counts = counts(2);

        Metrics metrics = Metrics.of(latencies, counts, TimeRange.NONE);

        assertThat(ReportType.parse("text", "").render(metrics).lines())
                .anyMatch(line -> line.startsWith("Latencies") && line.endsWith("> 1h, > 1h, > 1h, > 1h"))
                .anyMatch(line -> line.startsWith("Latencies") && line.contains("  30m0s, > 45m0s, "))
                .noneMatch(line -> line.startsWith("Start Delay") && line.contains(">"));
        assertThat(ReportType.parse("json", "").render(metrics)).contains("\"clamped_at\":3600000000000");
        assertThat(metrics.clampedNote()).isPresent();
    }

    @Test
    void recordsAreCountedHoweverLongTheyTook() {
        MetricsBuilder records = new MetricsBuilder();
        for (int i = 0; i < 3; i++) {
            records.add(vegetas(0, 200, 2 * 3_600_000_000_000L, ""));
        }

        assertThat(ReportType.parse("text", "").render(records.soFar()))
                .contains("  2h0m0s, 2h0m0s, 2h0m0s, 2h0m0s, 2h0m0s, 2h0m0s, 2h0m0s\n");
    }

    @Test
    void anAttacksOwnReportBeginsWithItsVerdictAndHasItsLedger() {
        Verdict invalid = new Verdict(
                Verdict.Status.INVALID, List.of("the processor was busy", "so was the disk"), 9, 9, 0, 1, 1, 0);
        Metrics metrics = Metrics.of(Latencies.create(), counts(1_234), TimeRange.NONE)
                .with(new AttackAccount(invalid, new Ledger(1_240, 1_237, 3, 1_234, 3), 12));

        assertThat(ReportType.parse("text", "").render(metrics).lines())
                .startsWith("Measurement   invalid: the processor was busy; so was the disk")
                .containsSubsequence(
                        "Ledger        scheduled 1,240 = answered 1,234 + unanswered 3 + abandoned 3; sent again 12",
                        "Error Set:");
        assertThat(ReportType.parse("json", "").render(metrics))
                .startsWith(
                        "{\"verdict\":{\"status\":\"invalid\",\"reason\":\"the processor was busy; so was the disk\"},"
                                + "\"ledger\":{\"scheduled\":1240,")
                .contains(",\"resent\":12,");
    }

    /** Metrics of this many successful hits. */
    private static Counts counts(long hits) {
        HitCounts counts = new HitCounts(
                new Ledger(hits, hits, 0, hits, 0),
                hits,
                new Completions(hits, 0),
                Map.of(200, hits),
                Map.of(),
                0,
                0,
                0);
        return Counts.of(counts, Map.of());
    }

    @Test
    void makesTheSameReportFromMergedHistograms() {
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(MILLI, 7);
        latencies.histogram(LatencyKind.FAILED_RESPONSE).recordValueWithCount(MILLI, 3);
        latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(MILLI, 7);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(0, 10);
        Instant start = Instant.parse("2026-01-02T03:04:05Z");
        HitCounts counts = new HitCounts(
                new Ledger(10, 10, 0, 8, 2),
                7,
                new Completions(7, 3),
                Map.of(200, 7L, 404, 1L),
                Map.of(FailureKind.STATUS, 1L, FailureKind.TIMEOUT, 2L),
                0,
                96,
                20);

        Metrics metrics = Metrics.of(
                latencies,
                Counts.of(counts, Map.of("timed out", 2L)),
                new TimeRange(start, start.plusSeconds(1), start.plusSeconds(2)));

        assertThat(ReportType.parse("text", "").render(metrics).lines())
                .contains(
                        "Requests      [total, rate, throughput]         10, 10.00, 3.50",
                        "Duration      [total, attack, wait]             2s, 1s, 1s",
                        "Success       [ratio]                           70.00%",
                        "Status Codes  [code:count]                      0:2  200:7  404:1  ",
                        "Failures      [kind:count]                      status:1  timeout:2  ");
        assertThat(metrics.in(buckets("[0,1ms]")).hits()).isEqualTo(List.of(0L, 10L));
    }

    @Test
    void anAttacksOwnReportTellsFirstByteTimes() {
        Latencies latencies = Latencies.create();
        latencies.histogram(LatencyKind.RESPONSE).recordValueWithCount(3 * MILLI, 2);
        latencies.histogram(LatencyKind.SERVICE).recordValueWithCount(2 * MILLI, 2);
        latencies.histogram(LatencyKind.FIRST_BYTE).recordValueWithCount(MILLI, 2);
        latencies.histogram(LatencyKind.START_DELAY).recordValueWithCount(MILLI, 2);

        Metrics metrics = Metrics.of(latencies, counts(2), TimeRange.NONE);

        assertThat(ReportType.parse("text", "").render(metrics).lines().map(line -> line.split("  ", 2)[0]))
                .containsSubsequence("Latencies", "Service Time", "First Byte", "Start Delay", "Bytes In");
        assertThat(ReportType.parse("text", "").render(metrics).lines())
                .anyMatch(line ->
                        line.startsWith("First Byte    [min, mean, 50, 90, 95, 99, max]  ") && line.contains("1ms"));
        JsonNode json =
                JsonMapper.shared().readTree(ReportType.parse("json", "").render(metrics));
        assertThat(json.propertyNames()).containsSubsequence("service_time", "first_byte_time", "start_delay");
        assertThat(json.path("first_byte_time").path("99th").asLong()).isCloseTo(MILLI, within(MILLI / 1_000));
    }

    @Test
    void recordsDoNotTellFirstByteTimes() {
        MetricsBuilder records = new MetricsBuilder();
        records.add(vegetas(0, 200, MILLI, ""));

        assertThat(ReportType.parse("text", "").render(records.soFar())).doesNotContain("First Byte");
        assertThat(ReportType.parse("json", "").render(records.soFar())).doesNotContain("first_byte_time");
    }

    @Test
    void keepsNoMoreErrorsThanMakesSense() {
        MetricsBuilder metrics = new MetricsBuilder();
        for (int i = 0; i < MetricsBuilder.MAX_ERRORS + 5; i++) {
            metrics.add(vegetas(i, 0, MILLI, "port " + i));
        }

        assertThat(metrics.soFar().counts().errors())
                .hasSize(MetricsBuilder.MAX_ERRORS + 1)
                .containsEntry(MetricsBuilder.OTHER_ERRORS, 5L);
    }

    private static String render(String type, MetricsBuilder metrics) {
        return ReportType.parse(type, "").render(metrics.soFar());
    }

    private static ResultRecord vegetas(long millis, int code, long latencyNanos, String error) {
        return new ResultRecord(
                "a",
                0,
                code,
                START + millis * MILLI,
                latencyNanos,
                2,
                code == 0 ? 0 : 12,
                error,
                ByteBuffer.allocate(0),
                "GET",
                "http://h/",
                Map.of(),
                -1,
                -1,
                "",
                "",
                "");
    }

    private static Buckets buckets(String text) {
        return Buckets.of(BucketsParser.parse("", text));
    }
}
