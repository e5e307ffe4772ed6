package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyHistogram;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.master.HandMade;
import io.loadtester.reporting.form.ReportText;
import io.loadtester.reporting.report.Bytes;
import io.loadtester.reporting.report.LedgerView;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import io.loadtester.reporting.report.ReportBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = UUID.randomUUID();

    @Test
    void mergesIntervalsOfAllWorkers() {
        Report report = report(TestState.COMPLETED, worker("a", 10, 0), worker("b", 5, 5));

        assertThat(report.complete()).isTrue();
        assertThat(report.missing()).isEmpty();
        assertThat(report.requests()).isEqualTo(40);
        assertThat(report.planned()).isEqualTo(40);
        assertThat(report.success()).isEqualTo(0.75);
        assertThat(report.statusCodes()).containsExactly(java.util.Map.entry("200", 30L));
        assertThat(report.failures()).containsExactly(java.util.Map.entry("dns", 10L));
        assertThat(report.errors()).containsExactly("unknown host: nowhere");
        assertThat(report.failureSamples())
                .containsExactly(new Report.FailureSample("dns", "unknown host: nowhere", 2, 0, 1));
        assertThat(report.bytesIn()).isEqualTo(new Bytes(300, 7.5));
        assertThat(report.latencies().max()).isCloseTo(3_000_000L, Percentage.withPercentage(0.1));
        assertThat(report.latencies().min()).isCloseTo(500_000L, Percentage.withPercentage(0.1));
        assertThat(report.latencies().p50()).isCloseTo(3_000_000L, Percentage.withPercentage(0.1));
        assertThat(report.serviceTime().p99()).isCloseTo(2_000_000L, Percentage.withPercentage(0.1));
        assertThat(report.startDelay().mean()).isCloseTo(1_000_000L, Percentage.withPercentage(0.1));
        assertThat(report.latencies().total())
                .isCloseTo(30 * 3_000_000L + 10 * 500_000L, Percentage.withPercentage(0.1));
        assertThat(report.ledger()).isEqualTo(new LedgerView(40, 30, 0, 10, 0, 30, 0, 0, 40, 0));
        assertThat(report.verdict().status()).isEqualTo("valid");
        assertThat(report.targets()).hasSize(1);
        assertThat(report.workers()).extracting(Report.WorkerReport::workerId).containsExactly("a", "b");
        assertThat(report.workers().get(1).ledger().abandoned()).isEqualTo(10);
    }

    @Test
    void takesTimesFromTheManifests() {
        Report report = report(TestState.COMPLETED, worker("a", 10, 0), worker("b", 10, 0));

        assertThat(report.earliest()).isEqualTo(START);
        assertThat(report.latest()).isEqualTo(START.plusSeconds(2));
        assertThat(report.duration()).isEqualTo(2_000_000_000L);
        assertThat(report.waitNanos()).isEqualTo(3_000_000L);
        assertThat(report.rate()).isEqualTo(20);
        assertThat(report.throughput()).isEqualTo(40 / 2.003);
    }

    @Test
    void keepsTheOrderThatScriptsKnow() {
        JsonMapper json = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();

        String text = json.writeValueAsString(report(TestState.COMPLETED, worker("a", 1, 0), worker("b", 1, 0)));

        assertThat(text)
                .containsSubsequence(
                        "\"testId\"",
                        "\"ledger\"",
                        "\"latencies\"",
                        "\"total\"",
                        "\"mean\"",
                        "\"50th\"",
                        "\"90th\"",
                        "\"95th\"",
                        "\"99th\"",
                        "\"99.9th\"",
                        "\"max\"",
                        "\"min\"",
                        "\"service_time\"",
                        "\"bytes_in\"",
                        "\"earliest\"",
                        "\"duration\"",
                        "\"wait\"",
                        "\"requests\"",
                        "\"rate\"",
                        "\"throughput\"",
                        "\"success\"",
                        "\"status_codes\"",
                        "\"errors\"",
                        "\"targets\"",
                        "\"percentile_curve\"");
    }

    @Test
    void isIncompleteWithoutAManifest() {
        Stored a = worker("a", 10, 0);
        Stored b = worker("b", 10, 0);
        Report report = report(TestState.PARTIALLY_FAILED, a, new Stored(b.intervals(), null));

        assertThat(report.complete()).isFalse();
        assertThat(report.missing()).containsExactly("worker b: its manifest has not arrived");
    }

    @Test
    void countsWhatTheManifestNamesAndNobodyStored() {
        Stored a = worker("a", 10, 0);
        Stored b = worker("b", 10, 0);
        Report report =
                report(TestState.PARTIALLY_FAILED, a, new Stored(b.intervals().subList(0, 1), b.manifest()));

        assertThat(report.complete()).isFalse();
        assertThat(report.missing()).containsExactly("worker b: 1 of 2 intervals is not stored (10 hits)");
        assertThat(report.ledger().scheduled()).isEqualTo(40);
        assertThat(report.ledger().stored()).isEqualTo(30);
        assertThat(report.ledger().missing()).isEqualTo(10);
        assertThat(ReportText.ledger(report))
                .isEqualTo("scheduled 40 = answered 40; stored 30; missing 10; incomplete");
    }

    @Test
    void isNeverCompleteWhileTheTestRuns() {
        assertThat(report(TestState.RUNNING, worker("a", 10, 0), worker("b", 10, 0))
                        .complete())
                .isFalse();
    }

    @Test
    void isAReportWithoutAnyResultToo() {
        Report report = new ReportBuilder(test(TestState.RUNNING)).build(List.of(), START.minusSeconds(1));

        assertThat(report.requests()).isZero();
        assertThat(report.success()).isZero();
        assertThat(report.earliest()).isNull();
        assertThat(ReportText.of(report)).endsWith("scheduled 0 = answered 0; stored 0; missing 0; incomplete\n");
    }

    @Test
    void hasTheRateOfItsScheduleWhenNothingCouldBeSent() {
        Report report = report(TestState.COMPLETED, unsent("a"), unsent("b"));

        assertThat(report.earliest()).isEqualTo(START);
        assertThat(report.rate()).isEqualTo(20);
    }

    @Test
    void printsTheColumnsThatVegetasUsersKnow() {
        String text = ReportText.of(report(TestState.COMPLETED, worker("a", 10, 0), worker("b", 5, 5)));

        assertThat(text.lines())
                .contains(
                        "Requests      [total, rate, throughput]         40, 20.00, 14.98",
                        "Duration      [total, attack, wait]             2.003s, 2s, 3ms",
                        "Bytes In      [total, mean]                     300, 7.50",
                        "Success       [ratio]                           75.00%",
                        "Status Codes  [code:count]                      200:30",
                        "Failures      [kind:count]                      dns:10",
                        "Error Set:",
                        "unknown host: nowhere",
                        "Ledger        scheduled 40 = answered 30 + abandoned 10; failed 10 (dns 10); stored 40; missing 0;"
                                + " complete")
                .anyMatch(line ->
                        line.startsWith("Latencies     [min, mean, 50, 90, 95, 99, max]  499.712µs, 2.374ms, 3ms,"))
                .anyMatch(line -> line.startsWith("Succeeded     [min, mean, 50, 90, 95, 99, max]  3ms, 3ms,"))
                .anyMatch(line -> line.startsWith("Failed        [min, mean, 50, 90, 95, 99, max]  500.223µs,"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 499_999, 1_234_567, 30_000_000_000L})
    void oneHitIsItsOwnMeanAndPercentiles(long nanos) {
        Histogram histogram = LatencyHistogram.create();
        histogram.recordValue(nanos);

        Percentiles of = Percentiles.of(histogram, List.of());

        assertThat(List.of(of.min(), of.mean(), of.p50(), of.p99(), of.total())).containsOnly(of.max());
    }

    @Test
    void saysOfWhatIsLongerThanCanBeCountedThatItIsLonger() {
        Histogram histogram = LatencyHistogram.create();
        histogram.recordValue(LatencyHistogram.clamp(2 * 3_600_000_000_000L));
        histogram.recordValue(1_800_000_000_000L);

        Percentiles of = Percentiles.of(histogram, List.of());
        JsonNode json = JsonMapper.shared().valueToTree(of);

        assertThat(of.meanText()).isEqualTo("> 45m0s");
        assertThat(json.path("clamped_at").asLong()).isEqualTo(3_600_000_000_000L);
        histogram.reset();
        histogram.recordValue(1_800_000_000_000L);
        assertThat(Percentiles.of(histogram, List.of()).meanText()).startsWith("30m");
        assertThat(JsonMapper.shared()
                        .valueToTree(Percentiles.of(histogram, List.of()))
                        .toString())
                .doesNotContain("clamped");
    }

    @Test
    void saysFirstWhetherTheGeneratorWasFit() {
        ReportBuilder builder = new ReportBuilder(test(TestState.COMPLETED));
        builder.add(HandMade.workerSecond(ID, "a", 0, 990, 0));
        builder.add(HandMade.workerSecond(ID, "b", 0, 11, 300_000_000));

        Report report = builder.build(List.of(), START);

        assertThat(report.verdict().status()).isEqualTo("invalid");
        assertThat(report.verdict().invalidHits()).isEqualTo(11);
        assertThat(report.verdict().seconds()).isEqualTo(2);
        assertThat(report.workers())
                .extracting(worker -> worker.verdict().status())
                .containsExactly("valid", "invalid");
        assertThat(ReportText.of(report))
                .startsWith("Measurement   invalid: ")
                .contains("event loops up to 300ms late (limit 250ms), in 1 s of b");
    }

    @Test
    void plansHitsOverAllEpochs() {
        LoadTest test = test(TestState.RUNNING);
        TestStatus status = new TestStatus(
                TestState.RUNNING,
                "",
                START,
                null,
                List.of(
                        new Attack("a", 1, new Share(0.5, 0), 0, ""),
                        new Attack("b", 1, new Share(0.5, 0.5), 0, "gone"),
                        new Attack("a", 2, Share.WHOLE, 1_000_000_000L, "")));

        assertThat(test.withStatus(status).plannedLoad().hitsOf("a")).hasValue(10 + 20);
        assertThat(test.withStatus(status).plannedLoad().hitsOf("b"))
                .as("until others have its share")
                .hasValue(10);
    }

    @Test
    void statesTheGapThatALostWorkerLeaves() {
        LoadTest test = test(TestState.RUNNING);
        TestStatus status = new TestStatus(
                TestState.PARTIALLY_FAILED,
                "",
                START,
                START.plusSeconds(3),
                List.of(
                        new Attack("a", 1, new Share(0.5, 0), 0, ""),
                        new Attack("b", 1, new Share(0.5, 0.5), 0, "gone", 1_200_000_000L),
                        new Attack("a", 2, Share.WHOLE, 1_700_000_000L, "")));
        List<Interval> ofA = List.of(HandMade.interval(ID, "a", 0, 0, 10, 0), HandMade.interval(ID, "a", 1, 1, 13, 0));
        List<Interval> ofB = List.of(HandMade.interval(ID, "b", 0, 0, 10, 0));
        ReportBuilder builder = new ReportBuilder(test.withStatus(status));
        ofA.forEach(builder::add);
        ofB.forEach(builder::add);
        Stored a = new Stored(ofA, HandMade.manifest(ofA, START, START.plusSeconds(2), START.plusSeconds(2)));

        Report report = builder.build(List.of(a.audit("a"), new Stored(ofB, null).audit("b")), START.plusSeconds(5));

        assertThat(report.missing())
                .containsExactly(
                        "worker b: its manifest has not arrived",
                        "worker b: up to 7 hits due in second 1 were not sent, or their results were lost");
        assertThat(report.ledger().missing()).isEqualTo(7);
        assertThat(report.ledger().scheduled() + report.ledger().missing())
                .as("what was planned")
                .isEqualTo(report.planned());
    }

    @Test
    void ofAStoppedTestNothingIsMissingAfterItsLastResults() {
        LoadTest test = HandMade.endedTest(20, START, 100, List.of());
        TestStatus status = new TestStatus(
                TestState.STOPPED,
                "worker beta was lost: gone",
                START,
                START.plusSeconds(40),
                List.of(
                        new Attack("alpha", 1, new Share(0.5, 0), 0, ""),
                        new Attack("beta", 1, new Share(0.5, 0.5), 0, "gone", 2_500_000_000L)));
        List<Interval> alphas = List.of(
                HandMade.interval(test.id(), "alpha", 0, 0, 10, 0),
                HandMade.interval(test.id(), "alpha", 1, 1, 10, 0),
                HandMade.interval(test.id(), "alpha", 2, 2, 8, 0));
        ReportBuilder builder = new ReportBuilder(test.withStatus(status));
        alphas.forEach(builder::add);

        Report report = builder.build(List.of(), START.plusSeconds(41));

        assertThat(report.missing())
                .contains("worker beta: up to 30 hits due in seconds 0 to 2 were not sent, or their results were lost");
    }

    private record Stored(List<Interval> intervals, Manifest manifest) {

        WorkerAudit audit(String worker) {
            return new WorkerAudit(
                    worker,
                    manifest,
                    intervals.size(),
                    intervals.stream().map(Interval::ledger).reduce(Ledger.ZERO, Ledger::plus));
        }
    }

    private static Stored worker(String worker, int done, int dns) {
        List<Interval> intervals =
                List.of(HandMade.interval(ID, worker, 0, 0, done, dns), HandMade.interval(ID, worker, 1, 1, done, dns));
        Instant latest = START.plusSeconds(2);
        return new Stored(intervals, HandMade.manifest(intervals, START, latest, latest.plusMillis(3)));
    }

    /** The results of a worker whose hits, 10 in each of 2 seconds, had no connection. */
    private static Stored unsent(String worker) {
        Stored sent = worker(worker, 0, 10);
        return new Stored(
                sent.intervals(),
                HandMade.manifest(sent.intervals(), Instant.EPOCH, Instant.EPOCH, START.plusSeconds(2)));
    }

    private static Report report(TestState state, Stored a, Stored b) {
        ReportBuilder builder = new ReportBuilder(test(state));
        List.of(a.intervals(), b.intervals()).stream()
                .flatMap(Collection::stream)
                .forEach(builder::add);
        workerSeconds("a", a).forEach(builder::add);
        workerSeconds("b", b).forEach(builder::add);
        List<WorkerAudit> audits = new ArrayList<>(List.of(a.audit("a"), b.audit("b")));
        return builder.build(audits, START.plusSeconds(5));
    }

    /** The worker seconds of a worker that was healthy all the time. */
    private static Stream<WorkerSecond> workerSeconds(String worker, Stored stored) {
        return stored.intervals().stream()
                .map(each -> HandMade.workerSecond(
                        ID, worker, each.second(), each.ledger().scheduled(), 0));
    }

    @Test
    void doesNotBelieveAGeneratorThatNobodyAccountedFor() {
        ReportBuilder builder = new ReportBuilder(test(TestState.COMPLETED));
        Stored a = worker("a", 10, 0);
        a.intervals().forEach(builder::add);
        builder.add(HandMade.workerSecond(ID, "a", 0, 10, 0));

        Report report = builder.build(List.of(a.audit("a")), START.plusSeconds(5));

        assertThat(report.verdict().status()).isEqualTo("degraded");
        assertThat(report.verdict().reason()).isEqualTo("no worker reported its health for 10 hits");
    }

    /** A test of 2 s at 20/s on two workers. */
    private static LoadTest test(TestState state) {
        Target target =
                new Target("GET http://127.0.0.1:1/", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
        return new LoadTest(
                ID,
                "test",
                new AttackSpec(
                        "test", new ConstantPacer(20), Duration.ofSeconds(2), List.of(target), AttackOptions.DEFAULTS),
                2,
                RateDistribution.SHARED,
                List.of(),
                OnWorkerLoss.REBALANCE,
                List.of(),
                "admin",
                START,
                new TestStatus(
                        state,
                        "",
                        START,
                        state.isFinal() ? START.plusSeconds(4) : null,
                        List.of(
                                new Attack("a", 1, new Share(0.5, 0), 0, ""),
                                new Attack("b", 1, new Share(0.5, 0.5), 0, ""))),
                List.of());
    }
}
