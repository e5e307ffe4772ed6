package io.loadtester.storage.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.HitOptions;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.RequestOptions;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.spec.threshold.ThresholdParser;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.ResultWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestStoreIT {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456Z");

    private final TestStore store = StorageUnderTest.bean(TestStore.class);
    private final ResultWriter writer = StorageUnderTest.bean(ResultWriter.class);
    private final ResultReader reader = StorageUnderTest.bean(ResultReader.class);

    @BeforeEach
    void forgetOtherTests() {
        StorageUnderTest.sql().execute("TRUNCATE load_test CASCADE");
    }

    @Test
    void givesBackWhatItWasGiven() {
        LoadTest test = test("Checkout", NOON, TestStatus.pending("waits for 2 workers"));

        store.insert(test);

        assertThat(store.find(test.id())).contains(test);
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void knowsWhichTestAUserSubmittedWithAKey() {
        LoadTest test = test("Checkout", NOON, TestStatus.pending(""));
        store.insert(test, new IdempotencyKey("k-1", "f"));

        assertThat(store.find(test.id())).contains(test);
        assertThat(store.findByKey("admin", "k-1", NOON.plusSeconds(1))).contains(new KeyedTest(test.id(), "f"));
        assertThat(store.findByKey("admin", "k-1", NOON.plus(Duration.ofHours(24))))
                .isEmpty();
        assertThat(store.findByKey("somebody", "k-1", NOON)).isEmpty();
        store.delete(test.id());
        assertThat(store.findByKey("admin", "k-1", NOON)).isEmpty();
    }

    @Test
    void storesNothingOfATestWhoseKeyIsInUse() {
        LoadTest first = test("first", NOON, TestStatus.pending(""));
        LoadTest second = test("second", NOON.plusSeconds(1), TestStatus.pending(""));
        LoadTest nextDay = test("next day", NOON.plus(Duration.ofHours(24)), TestStatus.pending(""));
        IdempotencyKey key = new IdempotencyKey("k-2", "f");
        store.insert(first, key);

        assertThatThrownBy(() -> store.insert(second, key)).isInstanceOf(IdempotencyKeyTakenException.class);

        assertThat(store.find(second.id())).isEmpty();
        store.insert(nextDay, key);
        assertThat(store.findByKey("admin", "k-2", nextDay.submittedAt())).contains(new KeyedTest(nextDay.id(), "f"));
        assertThat(StorageUnderTest.sql().queryForObject("SELECT count(*) FROM idempotency_key", Long.class))
                .isOne();
    }

    @Test
    void replacesStatusAndAttacks() {
        LoadTest test = test("Checkout", NOON, TestStatus.pending(""));
        store.insert(test);
        LoadTest running = test.withStatus(new TestStatus(
                TestState.RUNNING, "", NOON.plusSeconds(1), null, List.of(attack("beta", 1), attack("alpha", 1))));
        LoadTest ended = test.withStatus(new TestStatus(
                TestState.PARTIALLY_FAILED,
                "beta was lost",
                NOON.plusSeconds(1),
                NOON.plusSeconds(11),
                List.of(attack("beta", 1), attack("alpha", 1), attack("alpha", 2))));

        store.updateStatus(running);
        assertThat(store.find(test.id())).contains(running);
        store.updateStatus(ended);

        assertThat(store.find(test.id())).contains(ended);
    }

    @Test
    void leavesATestAloneThatWasDeletedMeanwhile() {
        LoadTest test = test("Checkout", NOON, TestStatus.pending(""));

        store.updateStatus(test);

        assertThat(store.find(test.id())).isEmpty();
    }

    @Test
    void listsTheUnfinishedOldestFirst() {
        Instant submittedAt = NOON;
        for (TestState state : TestState.values()) {
            submittedAt = submittedAt.minusSeconds(1);
            store.insert(test(state.name(), submittedAt, new TestStatus(state, "", null, null, List.of())));
        }

        assertThat(store.unfinished()).extracting(LoadTest::name).containsExactly("STOPPING", "RUNNING", "PENDING");
    }

    @Test
    void pagesThroughAllTestsNewestFirst() {
        List<UUID> inserted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Several share an instant.
            LoadTest test = test("Test " + i, NOON.plusSeconds(i / 3), TestStatus.pending(""));
            store.insert(test);
            inserted.add(test.id());
        }

        List<ListedTest> listed = new ArrayList<>();
        String cursor = null;
        do {
            TestPage page = store.list(new TestQuery(null, null, cursor, 2));
            assertThat(page.total()).isEqualTo(7);
            assertThat(page.tests()).hasSizeLessThanOrEqualTo(2);
            listed.addAll(page.tests());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(listed).extracting(ListedTest::id).containsExactlyInAnyOrderElementsOf(inserted);
        assertThat(listed).extracting(ListedTest::submittedAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void findsTestsByWordsInNameOrTagsAndByState() {
        store.insert(test("Checkout 100%", NOON, TestStatus.pending("")));
        store.insert(test("Search_page", NOON, new TestStatus(TestState.FAILED, "", null, null, List.of())));

        store.insert(test("CAFÉ", NOON, TestStatus.pending("")));

        assertThat(names(new TestQuery("café", null, null, 10))).containsExactly("CAFÉ");
        assertThat(names(new TestQuery("CHECK", null, null, 10))).containsExactly("Checkout 100%");
        assertThat(names(new TestQuery("nightly page", null, null, 10))).containsExactly("Search_page");
        assertThat(names(new TestQuery("%", null, null, 10))).containsExactly("Checkout 100%");
        assertThat(names(new TestQuery("_", null, null, 10))).containsExactly("Search_page");
        assertThat(names(new TestQuery("'; --\0", null, null, 10))).isEmpty();
        assertThat(names(new TestQuery("  ", null, null, 10))).hasSize(3);
        assertThat(names(new TestQuery(null, TestState.FAILED, null, 10))).containsExactly("Search_page");
        assertThat(names(new TestQuery("checkout", TestState.FAILED, null, 10))).isEmpty();
    }

    @Test
    void refusesACursorThatNoPageGave() {
        for (String cursor : List.of("", "x", "eA==", "AAAA", "\u0000")) {
            assertThatThrownBy(() -> store.list(new TestQuery(null, null, cursor, 10)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursor");
        }
    }

    @Test
    void deletesATestWithItsResultsAndStillTakesLateOnes() {
        LoadTest test = test("Checkout", NOON, TestStatus.pending(""));
        LoadTest other = test("Other", NOON, TestStatus.pending(""));
        store.insert(test);
        store.insert(other);
        store.updateStatus(
                test.withStatus(new TestStatus(TestState.COMPLETED, "", NOON, NOON, List.of(attack("alpha", 1)))));
        writer.append(List.of(
                Results.interval(test.id(), "alpha", 0),
                Results.workerSecond(test.id(), "alpha", 0),
                Results.manifest(test.id(), "alpha", 1),
                Results.interval(other.id(), "alpha", 0)));

        assertThat(store.delete(test.id())).isTrue();

        assertThat(store.find(test.id())).isEmpty();
        assertThat(reader.audit(test.id())).isEmpty();
        assertThat(reader.workerSeconds(test.id())).isEmpty();
        assertThat(reader.audit(other.id())).hasSize(1);
        assertThat(store.delete(test.id())).isFalse();
        assertThat(writer.append(List.of(Results.interval(test.id(), "alpha", 0))))
                .isEqualTo(1);
    }

    private List<String> names(TestQuery query) {
        return store.list(query).tests().stream().map(ListedTest::name).toList();
    }

    private static Attack attack(String workerId, int epoch) {
        return new Attack(
                workerId,
                epoch,
                new Share(0.5, 0.25),
                1_000,
                epoch == 1 ? "" : "it was shut down",
                epoch == 1 ? 0 : 7_400_000_000L,
                epoch != 1);
    }

    private static LoadTest test(String name, Instant submittedAt, TestStatus status) {
        Target target = new Target(
                "home",
                "POST",
                URI.create("http://localhost:8080/?q=%20"),
                List.of(new Header("Accept", "a"), new Header("Accept", "b")),
                Body.of("{\"é\": 1}".getBytes(StandardCharsets.UTF_8)));
        AttackOptions options = AttackOptions.DEFAULTS
                .with(new RequestOptions(
                        Duration.ofMillis(1500),
                        RequestOptions.NO_FOLLOW,
                        true,
                        List.of(new Header("X", "y")),
                        Body.of(new byte[] {0, 1, 2})))
                .with(new ConnectionOptions(false, true, false, 1, 2))
                .with(new HitOptions(3, 4, 5, true));
        return new LoadTest(
                UUID.randomUUID(),
                name,
                new AttackSpec("attack", new ConstantPacer(50.5), Duration.ofSeconds(10), List.of(target), options),
                2,
                RateDistribution.WEIGHTED,
                List.of(0.25, 3.0),
                OnWorkerLoss.REBALANCE,
                List.of("nightly", "v1.2"),
                "admin",
                submittedAt,
                status,
                List.of(
                        ThresholdParser.parse("p99(response) < 250ms for target \"a, \\\"b\\\"\""),
                        ThresholdParser.parse("failures < 1% abort after 10s")));
    }
}
