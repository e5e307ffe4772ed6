package io.loadtester.storage.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Slice;
import io.loadtester.common.result.WorkerAudit;
import io.loadtester.common.threshold.ThresholdOutcome;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import io.loadtester.storage.Sums;
import io.loadtester.storage.results.IntervalFilter;
import io.loadtester.storage.results.IntervalsRetiredException;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.ResultWriter;
import io.loadtester.storage.tests.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionIT {

    /** A Wednesday. */
    private static final Instant NOON = Instant.parse("2025-03-05T12:00:00Z");

    private static final String WEEK = "attack_interval_2025w10";

    private final TestStore tests = StorageUnderTest.bean(TestStore.class);
    private final ResultWriter writer = StorageUnderTest.bean(ResultWriter.class);
    private final ResultReader reader = StorageUnderTest.bean(ResultReader.class);
    private final Rollups rollups = StorageUnderTest.bean(Rollups.class);
    private final Retention retention = StorageUnderTest.bean(Retention.class);

    @BeforeEach
    void forgetOtherTests() {
        StorageUnderTest.sql().execute("TRUNCATE load_test CASCADE");
        retention.prepare(NOON);
    }

    @Test
    void storesATestsIntervalsInTheWeekOfItsSubmission() {
        UUID early = endedTest(NOON, NOON.plusSeconds(100));
        UUID late = endedTest(NOON.plus(Duration.ofDays(7)), NOON.plus(Duration.ofDays(8)));
        UUID other = UUID.randomUUID();
        List.of(early, late, other).forEach(this::store);

        assertThat(partOf(early)).isEqualTo(WEEK);
        assertThat(partOf(late)).isEqualTo("attack_interval_2025w11");
        assertThat(partOf(other)).isEqualTo("attack_interval_other");
    }

    @Test
    void retiresAWeekOnlyWhenAllItsTestsAreOldEnough() {
        UUID first = endedTest(NOON, NOON.plusSeconds(100));
        UUID second = endedTest(NOON.plusSeconds(200), NOON.plus(Duration.ofDays(20)));

        assertThat(retirableTests(NOON.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(retirableTests(NOON.plus(Duration.ofDays(10)))).isEmpty();
        assertThat(retention.retirable(NOON.plus(Duration.ofDays(30))))
                .contains(new RetirableWeek(WEEK, List.of(first, second)));
    }

    @Test
    void keepsWhatReportsNeed() {
        UUID test = endedTest(NOON, NOON.plusSeconds(150));
        store(test);
        Sums whole = Sums.of(to -> reader.forEachSlice(test, IntervalFilter.ALL, to));
        IntervalFilter minute = IntervalFilter.of(60, 120, "home", "alpha");
        Sums ofMinute = Sums.of(to -> reader.forEachSlice(test, minute, to));
        List<WorkerAudit> audits = reader.audit(test);
        rollups.rollUp(test, 3);
        List<Slice> seconds = seconds(test);
        List<ThresholdOutcome> outcomes =
                List.of(new ThresholdOutcome("p99(response) < 1s", true, 1e6, "was 1ms", false));

        assertThat(retention.retire(new RetirableWeek(WEEK, List.of(test)), Map.of(test, outcomes)))
                .isTrue();

        assertThat(tables()).doesNotContain(WEEK);
        assertThat(reader.isRetired(test)).isTrue();
        assertThat(Sums.of(to -> reader.forEachSlice(test, IntervalFilter.ALL, to)))
                .isEqualTo(whole);
        assertThat(Sums.of(to -> reader.forEachSlice(test, minute, to))).isEqualTo(ofMinute);
        assertThat(seconds(test)).isEqualTo(seconds).hasSize(150);
        assertThat(reader.audit(test)).isEqualTo(audits);
        assertThat(reader.workerSeconds(test)).hasSize(1);
        assertThat(retention.outcomes(test)).isEqualTo(outcomes);
        assertThat(retirableTests(NOON.plus(Duration.ofDays(30)))).isEmpty();
    }

    @Test
    void saysSoWhereSomethingIsAskedForThatIsKeptNoMore() {
        UUID test = retiredTest();

        assertThatThrownBy(() -> reader.forEachInterval(test, IntervalFilter.ALL, interval -> {}))
                .isInstanceOf(IntervalsRetiredException.class);
        assertThatThrownBy(() -> reader.forEachSlice(test, IntervalFilter.of(10, 60, null, null), slice -> {}))
                .isInstanceOf(IntervalsRetiredException.class);
    }

    @Test
    void doesNotRetireWhatIsNotRolledUp() {
        UUID test = endedTest(NOON, NOON.plusSeconds(150));
        store(test);
        rollups.rollUp(test, 2);

        assertThat(retention.retire(new RetirableWeek(WEEK, List.of(test)), Map.of()))
                .isFalse();

        assertThat(reader.isRetired(test)).isFalse();
        assertThat(reader.audit(test).get(0).storedIntervals()).isEqualTo(300);
    }

    @Test
    void retiresTestsWithIdsOfNoWeek() {
        UUID test = endedTest(UUID.randomUUID(), NOON, NOON.plusSeconds(150));
        UUID younger = endedTest(UUID.randomUUID(), NOON, NOON.plus(Duration.ofDays(40)));
        store(test);
        store(younger);
        rollups.rollUp(test, 3);
        RetirableWeek week = new RetirableWeek("attack_interval_other", List.of(test));

        assertThat(retirableTests(NOON.plus(Duration.ofDays(30)))).containsExactly(test);
        assertThat(retention.retirable(NOON.plus(Duration.ofDays(30)))).contains(week);
        assertThat(retention.retire(week, Map.of())).isTrue();

        assertThat(reader.isRetired(test)).isTrue();
        assertThat(StorageUnderTest.sql()
                        .queryForObject("SELECT count(*) FROM attack_interval WHERE test_id = ?", Integer.class, test))
                .isZero();
        assertThat(reader.audit(younger).get(0).storedIntervals()).isEqualTo(300);
    }

    @Test
    void keepsTheRollUpsOfARetiredTestWhateverComesLater() {
        UUID test = retiredTest();
        List<WorkerAudit> audits = reader.audit(test);

        assertThat(writer.append(List.of(Results.interval(test, "alpha", 1)))).isEqualTo(1);

        assertThat(reader.audit(test)).isEqualTo(audits);
    }

    private List<UUID> retirableTests(Instant endedBefore) {
        return retention.retirable(endedBefore).stream()
                .flatMap(week -> week.tests().stream())
                .toList();
    }

    private UUID retiredTest() {
        UUID test = endedTest(NOON, NOON.plusSeconds(150));
        store(test);
        rollups.rollUp(test, 3);
        retention.retire(new RetirableWeek(WEEK, List.of(test)), Map.of());
        return test;
    }

    /** 150 seconds of one worker. */
    private void store(UUID test) {
        List<Interval> intervals = new ArrayList<>();
        for (int sequence = 0; sequence < 300; sequence++) {
            intervals.add(Results.interval(test, "alpha", sequence));
        }
        writer.append(List.copyOf(intervals));
        writer.append(List.of(Results.workerSecond(test, "alpha", 0), Results.manifest(test, "alpha", 300)));
    }

    private List<Slice> seconds(UUID test) {
        List<Slice> seconds = new ArrayList<>();
        reader.forEachSliceOfAll(test, 0, Integer.MAX_VALUE, 1, seconds::add);
        return seconds;
    }

    private UUID endedTest(Instant submittedAt, Instant endedAt) {
        UUID id = StorageUnderTest.sql()
                .queryForObject("SELECT first_test_id(CAST(? AS timestamptz))", UUID.class, submittedAt.toString());
        return endedTest(id, submittedAt, endedAt);
    }

    private UUID endedTest(UUID id, Instant submittedAt, Instant endedAt) {
        tests.insert(Results.endedTest(id, submittedAt, endedAt));
        return id;
    }

    private static String partOf(UUID test) {
        return StorageUnderTest.sql()
                .queryForObject(
                        "SELECT DISTINCT CAST(tableoid AS regclass)::text FROM attack_interval WHERE test_id = ?",
                        String.class,
                        test);
    }

    private static List<String> tables() {
        return StorageUnderTest.sql().queryForList("SELECT tablename FROM pg_tables", String.class);
    }
}
