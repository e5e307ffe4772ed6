package io.loadtester.master.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Published;
import io.loadtester.master.RunningMaster;
import io.loadtester.master.reports.SyntheticHits.Hit;
import io.loadtester.reporting.report.Findings;
import io.loadtester.reporting.report.LatencyOverTime;
import io.loadtester.reporting.report.Percentile;
import io.loadtester.reporting.report.PercentileCurve;
import io.loadtester.reporting.report.Percentiles;
import io.loadtester.reporting.report.Report;
import io.loadtester.storage.tests.TestStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any part of a test, the merged histograms equal a single histogram of all hits of that part. */
class MergedPercentilesIT {

    private static final List<Percentile> ASKED = Percentile.listOf(0, 1, 12.5, 50, 75, 99, 99.99, 100);
    private static final String ASKED_TEXT = "0,1,12.5,50,75,99,99.99,100";

    private final RunningMaster master = RunningMaster.get();
    private final Reports reports = master.context.getBean(Reports.class);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void areThoseOfOneHistogramToTheLastBucket(int workers) {
        SyntheticHits made = new SyntheticHits(workers, workers);
        store(made, workers);

        assertMerged(made, Map.of(), hit -> true);
        for (int second = 0; second < SyntheticHits.SECONDS; second += 4) {
            int from = second;
            assertMerged(made, Map.of("from", List.of("" + from)), hit -> hit.second() >= from);
            assertMerged(made, Map.of("to", List.of("" + (from + 1))), hit -> hit.second() <= from);
        }
        for (String target : SyntheticHits.TARGETS) {
            assertMerged(
                    made, Map.of("target", List.of(target)), hit -> hit.target().equals(target));
        }
        for (int i = 0; i < workers; i++) {
            String worker = "worker-" + i;
            assertMerged(
                    made, Map.of("worker", List.of(worker)), hit -> hit.worker().equals(worker));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areSoForAnyWindowTargetsAndWorkersAtOnce(long seed) {
        SyntheticHits made = new SyntheticHits(5, seed);
        store(made, seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            int from = random.nextInt(SyntheticHits.SECONDS);
            int to = from + 1 + random.nextInt(SyntheticHits.SECONDS - from);
            List<String> targets = some(SyntheticHits.TARGETS, random);
            List<String> workers = some(List.of("worker-0", "worker-1", "worker-2", "worker-3", "worker-4"), random);
            Map<String, List<String>> question =
                    Map.of("from", List.of("" + from), "to", List.of("" + to), "target", targets, "worker", workers);

            assertMerged(
                    made,
                    question,
                    hit -> hit.second() >= from
                            && hit.second() < to
                            && targets.contains(hit.target())
                            && workers.contains(hit.worker()));
        }
    }

    private void assertMerged(SyntheticHits made, Map<String, List<String>> question, Predicate<Hit> wanted) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(question);
        parameters.put("percentiles", List.of(ASKED_TEXT));
        List<Hit> hits = made.hits(wanted);
        Latencies one = SyntheticHits.together(hits);

        Findings found = reports.find(made.test.id(), parameters, true);
        Report report = found.report();

        assertThat(hits).as("%s selects something", question).isNotEmpty();
        assertThat(found.responseTime())
                .as("response times of %s", question)
                .isEqualTo(one.histogram(LatencyKind.RESPONSE));
        assertThat(report.latencies())
                .isEqualTo(Percentiles.of(one.sparseOfAll().toHistogram(), ASKED));
        Map<LatencyKind, Percentiles> reported = Map.of(
                LatencyKind.RESPONSE, report.responseTime(),
                LatencyKind.FAILED_RESPONSE, report.failedResponseTime(),
                LatencyKind.SERVICE, report.serviceTime(),
                LatencyKind.FIRST_BYTE, report.firstByteTime(),
                LatencyKind.START_DELAY, report.startDelay());
        reported.forEach((kind, percentiles) ->
                assertThat(percentiles).as("%s", kind).isEqualTo(Percentiles.of(one.histogram(kind), ASKED)));
        assertThat(report.percentileCurve()).isEqualTo(PercentileCurve.of(one));
        for (Report.TargetReport target : report.targets()) {
            assertThat(target.responseTime()).as(target.name()).isEqualTo(responseTimes(hits, hit -> hit.target()
                    .equals(target.name())));
        }
        for (Report.WorkerReport worker : report.workers()) {
            assertThat(worker.responseTime()).as(worker.workerId()).isEqualTo(responseTimes(hits, hit -> hit.worker()
                    .equals(worker.workerId())));
        }
        for (LatencyOverTime.Point point : found.overTime()) {
            Percentiles ofSecond = responseTimes(hits, hit -> hit.second() == point.second());
            assertThat(List.of(point.p50(), point.p99(), point.max()))
                    .isEqualTo(List.of(ofSecond.p50(), ofSecond.p99(), ofSecond.max()));
        }
        assertThat(report.requests()).isEqualTo(hits.size());
        assertThat(report.ledger().scheduled()).isEqualTo(hits.size());
        assertThat(report.failed()).isEqualTo(hits.stream().filter(Hit::failed).count());
        assertThat(report.complete()).isTrue();
    }

    private static Percentiles responseTimes(List<Hit> hits, Predicate<Hit> wanted) {
        Histogram histogram =
                SyntheticHits.together(hits.stream().filter(wanted).toList()).histogram(LatencyKind.RESPONSE);
        return Percentiles.of(histogram, ASKED);
    }

    /** In batches and in random order, like consumers. */
    private void store(SyntheticHits made, long seed) {
        master.context.getBean(TestStore.class).insert(made.test);
        List<Published> shuffled = new ArrayList<>(made.published);
        Collections.shuffle(shuffled, new Random(seed));
        for (int i = 0; i < shuffled.size(); i += 50) {
            master.results().append(shuffled.subList(i, Math.min(i + 50, shuffled.size())));
        }
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(all.size()));
    }
}
