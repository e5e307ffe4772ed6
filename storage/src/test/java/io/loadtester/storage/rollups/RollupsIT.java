package io.loadtester.storage.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.common.result.Published;
import io.loadtester.common.result.Rollup;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import io.loadtester.storage.Sums;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.ResultWriter;
import io.loadtester.storage.tests.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RollupsIT {

    private final ResultWriter writer = StorageUnderTest.bean(ResultWriter.class);
    private final ResultReader reader = StorageUnderTest.bean(ResultReader.class);
    private final Rollups rollups = StorageUnderTest.bean(Rollups.class);
    private final UUID testId = UUID.randomUUID();

    @Test
    void addUpToTheirIntervals() {
        writer.append(attack("alpha", "home", 400));
        writer.append(attack("beta", "search", 400));
        List<IntervalFilter> filters = List.of(
                IntervalFilter.ALL,
                IntervalFilter.of(60, 120, null, null),
                IntervalFilter.of(30, 150, null, null),
                IntervalFilter.of(61, 62, null, null),
                IntervalFilter.of(0, 190, "home", null),
                IntervalFilter.of(0, Integer.MAX_VALUE, null, "beta"),
                new IntervalFilter(59, 181, Set.of("search"), Set.of("alpha", "beta")));
        List<WorkerAudit> audits = reader.audit(testId);

        assertThat(rollups.rollUp(testId, 3)).isEqualTo(3);

        for (IntervalFilter filter : filters) {
            assertThat(Sums.of(to -> reader.forEachSlice(testId, filter, to)))
                    .as(filter.toString())
                    .isEqualTo(Sums.of(to -> reader.forEachInterval(testId, filter, to::accept)));
        }
        assertThat(slices(IntervalFilter.ALL))
                .filteredOn(Rollup.class::isInstance)
                .hasSize(6);
        assertThat(reader.audit(testId)).isEqualTo(audits);
        assertThat(rollups.rollUp(testId, 3)).isZero();
    }

    /** Another version counted a failure kind that this one does not know. */
    @Test
    void oneTestsResultsThatCannotBeReadLeaveTheOthersAlone() {
        UUID other = UUID.randomUUID();
        Instant now = Instant.now();
        TestStore tests = StorageUnderTest.bean(TestStore.class);
        for (UUID id : List.of(testId, other)) {
            tests.insert(Results.endedTest(id, now.minusSeconds(600), now.minusSeconds(500)));
            writer.append(List.of(Results.interval(id, "alpha", 0)));
        }
        UUID unreadable = testId.compareTo(other) < 0 ? testId : other;
        StorageUnderTest.sql()
                .update(
                        "UPDATE attack_interval SET exemplars = '[{\"dueNanos\": 1}]', failures = '{\"psychic\": 1}'"
                                + " WHERE test_id = ?",
                        unreadable);

        rollups.rollUpAll(now);

        assertThat(StorageUnderTest.sql()
                        .queryForList(
                                "SELECT DISTINCT test_id FROM rolled_period WHERE test_id IN (?, ?)",
                                UUID.class,
                                testId,
                                other))
                .containsExactly(unreadable.equals(testId) ? other : testId);
    }

    @Test
    void mergeTheMinutesOfAnHour() {
        for (int hour = 0; hour < 2; hour++) {
            writer.append(attack("alpha", "home", hour * 7_200, hour * 7_200 + 7_200));
        }
        writer.append(attack("beta", "search", 0, 240));
        Sums whole = Sums.of(to -> reader.forEachInterval(testId, IntervalFilter.ALL, to::accept));
        List<WorkerAudit> audits = reader.audit(testId);

        rollups.rollUp(testId, 125);

        assertSlicesOfAllAddUp(1, 7_190);
        // Single seconds up to the first whole minute, then tens, then the seconds after the last whole ten.
        assertSlicesOfAllAddUp(60, 55 + 713 + 5);
        assertThat(slices(IntervalFilter.ALL)).hasSize(3).allMatch(slice -> slice.seconds() == 3_600);
        assertThat(Sums.of(to -> reader.forEachSlice(testId, IntervalFilter.ALL, to)))
                .isEqualTo(whole);
        assertThat(reader.audit(testId)).isEqualTo(audits);

        writer.append(List.of(Results.interval(testId, "beta", 300)));

        assertAddUpTo(14_400 + 240 + 1);
        rollups.rollUp(testId, 125);
        assertThat(slices(IntervalFilter.ALL)).hasSize(4).allMatch(slice -> slice.seconds() == 3_600);
        assertAddUpTo(14_400 + 240 + 1);
    }

    @Test
    void mergeEachSecondOfAllWorkersAndTargets() {
        writer.append(attack("alpha", "home", 200));
        writer.append(attack("beta", "search", 200));

        rollups.rollUp(testId, 1);

        List<Slice> seconds = new ArrayList<>();
        reader.forEachSliceOfAll(testId, 10, 62, 1, seconds::add);
        assertThat(seconds).extracting(Slice::second).isSorted();
        // Two workers, each with two intervals in both seconds that are not rolled up.
        assertThat(seconds).hasSize(50 + 8);
        for (int second = 10; second < 62; second++) {
            int each = second;
            assertThat(Sums.of(to -> seconds.stream()
                            .filter(slice -> slice.second() == each)
                            .forEach(to)))
                    .isEqualTo(Sums.of(to ->
                            reader.forEachInterval(testId, IntervalFilter.of(each, each + 1, null, null), to::accept)));
        }
    }

    @Test
    void areTakenAwayByWhatComesLateAndMadeAnew() {
        writer.append(attack("alpha", "home", 240));
        rollups.rollUp(testId, 2);

        writer.append(List.of(Results.interval(testId, "beta", 30)));

        assertThat(slices(IntervalFilter.ALL))
                .filteredOn(Rollup.class::isInstance)
                .hasSize(1);
        assertAddUpTo(241);
        assertThat(rollups.rollUp(testId, 2)).isEqualTo(1);
        assertAddUpTo(241);
        assertThat(slices(IntervalFilter.ALL)).hasSize(3).allMatch(Rollup.class::isInstance);
    }

    @Test
    void stayWhereWhatIsStoredComesAgain() {
        List<Published> published = attack("alpha", "home", 120);
        writer.append(published);
        rollups.rollUp(testId, 1);

        writer.append(published);

        assertThat(slices(IntervalFilter.ALL)).hasSize(1);
    }

    @Test
    void missNothingThatIsStoredMeanwhile() throws Exception {
        List<Published> published = new ArrayList<>(attack("alpha", "home", 480));
        published.addAll(attack("beta", "search", 480));
        Collections.shuffle(published, new Random(11));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger rolledUp = new AtomicInteger();
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int third = 0; third < 3; third++) {
                List<Published> mine = published.subList(third * 320, third * 320 + 320);
                writing.add(threads.submit(() -> {
                    for (int from = 0; from < mine.size(); from += 8) {
                        if (from == mine.size() / 2) {
                            await().until(() -> rolledUp.get() > 0);
                        }
                        writer.append(mine.subList(from, from + 8));
                    }
                }));
            }
            Future<?> rolling = threads.submit(() -> {
                while (!writing.stream().allMatch(Future::isDone)) {
                    rolledUp.addAndGet(rollups.rollUp(testId, 4));
                }
            });
            for (Future<?> each : writing) {
                each.get();
            }
            rolling.get();
            rolledUp.addAndGet(rollups.rollUp(testId, 4));

            assertThat(rolledUp.get())
                    .as("minutes rolled up, some of them twice")
                    .isGreaterThan(4);
            assertThat(slices(IntervalFilter.ALL)).hasSize(8).allMatch(Rollup.class::isInstance);
            assertAddUpTo(960);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Reads two hours without their first and last seconds. */
    private void assertSlicesOfAllAddUp(int resolution, int slices) {
        List<Slice> all = new ArrayList<>();
        reader.forEachSliceOfAll(testId, 5, 7_195, resolution, all::add);
        assertThat(all).extracting(Slice::second).isSorted();
        assertThat(all).hasSize(slices);
        assertThat(Sums.of(all::forEach))
                .isEqualTo(Sums.of(
                        to -> reader.forEachInterval(testId, IntervalFilter.of(5, 7_195, null, null), to::accept)));
    }

    private void assertAddUpTo(int intervals) {
        Sums sums = Sums.of(to -> reader.forEachSlice(testId, IntervalFilter.ALL, to));
        assertThat(sums.counts().ledger().scheduled()).isEqualTo(intervals * Results.LEDGER.scheduled());
        assertThat(sums).isEqualTo(Sums.of(to -> reader.forEachInterval(testId, IntervalFilter.ALL, to::accept)));
    }

    private List<Slice> slices(IntervalFilter filter) {
        List<Slice> slices = new ArrayList<>();
        reader.forEachSlice(testId, filter, slices::add);
        return slices;
    }

    private List<Published> attack(String workerId, String target, int intervals) {
        return attack(workerId, target, 0, intervals);
    }

    private List<Published> attack(String workerId, String target, int first, int end) {
        List<Published> published = new ArrayList<>();
        for (int sequence = first; sequence < end; sequence++) {
            published.add(Results.interval(testId, workerId, sequence, target, "connection reset"));
        }
        return published;
    }
}
