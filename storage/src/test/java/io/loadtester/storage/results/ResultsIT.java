package io.loadtester.storage.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ResultsIT {

    private final ResultWriter writer = StorageUnderTest.bean(ResultWriter.class);
    private final ResultReader reader = StorageUnderTest.bean(ResultReader.class);
    private final UUID testId = UUID.randomUUID();

    @Test
    void givesBackWhatItWasGiven() {
        Interval interval = Results.interval(testId, "alpha", 0);
        WorkerSecond workerSecond = Results.workerSecond(testId, "alpha", 0);
        Manifest manifest = Results.manifest(testId, "alpha", 1);

        assertThat(writer.append(List.of(interval, workerSecond, manifest))).isEqualTo(3);

        assertThat(intervals(IntervalFilter.ALL)).containsExactly(interval);
        assertThat(reader.workerSeconds(testId)).containsExactly(workerSecond);
        assertThat(reader.manifests(testId)).containsExactly(manifest);
    }

    @Test
    void storesEverythingOnceHoweverOftenAndInWhateverOrderItIsGiven() {
        List<Published> published = attack("alpha", 20);
        writer.append(published);
        String once = contents();
        List<Published> threeTimes = new ArrayList<>();
        threeTimes.addAll(published);
        threeTimes.addAll(published);
        threeTimes.addAll(published);
        Collections.shuffle(threeTimes, new Random(42));

        assertThat(writer.append(threeTimes)).isZero();

        assertThat(contents()).isEqualTo(once);
    }

    @Test
    void countsOnlyWhatIsNew() {
        writer.append(attack("alpha", 3));

        assertThat(writer.append(attack("alpha", 5))).isEqualTo(2 + 2);
    }

    @Test
    void takesTheSameResultsFromTwoWritersAtOnce() throws Exception {
        List<Published> published = attack("alpha", 200);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> appends = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<Published> shuffled = new ArrayList<>(published);
                Collections.shuffle(shuffled, new Random(i));
                appends.add(() -> writer.append(shuffled));
            }

            int stored = 0;
            for (Future<Integer> append : writers.invokeAll(appends)) {
                stored += append.get();
            }

            assertThat(stored).isEqualTo(published.size());
        } finally {
            writers.shutdown();
        }
    }

    @Test
    void readsBySecondThenWorkerOnlyWhatIsAskedFor() {
        writer.append(attack("beta", 6));
        writer.append(attack("alpha", 6));
        writer.append(List.of(Results.interval(testId, "alpha", 6, "search", "")));
        writer.append(List.of(Results.interval(UUID.randomUUID(), "alpha", 0)));

        assertThat(intervals(new IntervalFilter(1, 2, Set.of(), Set.of())))
                .extracting(Interval::workerId, Interval::sequence)
                .containsExactly(tuple("alpha", 2L), tuple("alpha", 3L), tuple("beta", 2L), tuple("beta", 3L));
        assertThat(intervals(new IntervalFilter(0, Integer.MAX_VALUE, Set.of("search"), Set.of("alpha"))))
                .extracting(Interval::sequence)
                .containsExactly(6L);
        assertThat(intervals(new IntervalFilter(2, 4, Set.of("search", "home"), Set.of("alpha", "beta", "gamma"))))
                .extracting(Interval::workerId, Interval::sequence)
                .containsExactly(
                        tuple("alpha", 4L),
                        tuple("alpha", 5L),
                        tuple("beta", 4L),
                        tuple("beta", 5L),
                        tuple("alpha", 6L));
    }

    @Test
    void readsMoreThanOneFetchHolds() {
        writer.append(attack("alpha", 250));

        assertThat(intervals(IntervalFilter.ALL))
                .extracting(Interval::sequence)
                .isSorted()
                .hasSize(250);
    }

    @Test
    void auditsStoredAgainstManifest() {
        List<Published> alpha = new ArrayList<>(attack("alpha", 4));
        alpha.add(Results.manifest(testId, "alpha", 4));
        writer.append(alpha);
        writer.append(attack("beta", 2));
        writer.append(List.of(Results.manifest(testId, "gamma", 3)));

        List<WorkerAudit> audits = reader.audit(testId);

        assertThat(audits).extracting(WorkerAudit::workerId).containsExactly("alpha", "beta", "gamma");
        assertThat(audits).extracting(WorkerAudit::agrees).containsExactly(true, false, false);
        assertThat(audits.get(0).storedLedger()).isEqualTo(new Ledger(40, 20, 4, 16, 12, 8));
        assertThat(audits.get(1).manifest()).isNull();
        assertThat(audits.get(2).storedIntervals()).isZero();
    }

    @Test
    void refusesWhatTheDatabaseNeverTakesAndStoresNothingOfTheBatch() {
        Interval bad = Results.interval(testId, "al\0pha", 0);

        assertThatThrownBy(() -> writer.append(List.of(Results.interval(testId, "beta", 0), bad)))
                .isInstanceOf(RefusedResultException.class)
                .hasMessageContaining("invalid byte sequence")
                .hasMessageNotContaining("INSERT");

        assertThat(intervals(IntervalFilter.ALL)).isEmpty();
    }

    @Test
    void refusesAKeyTooLongForItsIndex() {
        StringBuilder longId = new StringBuilder();
        new Random(7).ints(10_000, 'a', 'z').forEach(letter -> longId.append((char) letter));

        assertThatThrownBy(() -> writer.append(List.of(Results.workerSecond(testId, longId.toString(), 0))))
                .isInstanceOf(RefusedResultException.class);
    }

    @Test
    void keepsAFailuresTextWhateverTheTargetSent() {
        writer.append(
                List.of(Results.interval(testId, "alpha", 0, "home", "got \0\u0001'; DROP TABLE worker_second; --")));

        assertThat(intervals(IntervalFilter.ALL).get(0).exemplars().get(1).text())
                .isEqualTo("got \uFFFD\u0001'; DROP TABLE worker_second; --");
    }

    private List<Published> attack(String workerId, int intervals) {
        List<Published> published = new ArrayList<>();
        for (int sequence = 0; sequence < intervals; sequence++) {
            published.add(Results.interval(testId, workerId, sequence));
            published.add(Results.workerSecond(testId, workerId, sequence));
        }
        return published;
    }

    private List<Interval> intervals(IntervalFilter filter) {
        List<Interval> intervals = new ArrayList<>();
        reader.forEachInterval(testId, filter, intervals::add);
        return intervals;
    }

    /** All columns of all of the test's rows, storage time included. */
    private String contents() {
        return StorageUnderTest.sql().queryForObject("""
                        SELECT concat(
                            (SELECT string_agg(i::text, E'\\n' ORDER BY worker_id, epoch, sequence)
                                FROM attack_interval i WHERE test_id = ?),
                            (SELECT string_agg(p::text, E'\\n' ORDER BY worker_id, second)
                                FROM worker_second p WHERE test_id = ?))""", String.class, testId, testId);
    }
}
