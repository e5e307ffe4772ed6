package io.loadtester.storage.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests stored by another version: one that cannot be read must not affect the others. */
class UnreadableTestsIT {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String OF_A_LATER_VERSION = "spec = '{\"pacer\": {\"type\": \"psychic\"}}'";
    private static final String STORED_BEFORE_SUMMARIES = "spec_summary = NULL";

    private final TestStore store = StorageUnderTest.bean(TestStore.class);
    private final LoadTest first = Results.endedTest(UUID.randomUUID(), NOON, NOON.plusSeconds(10));
    private final LoadTest second = Results.endedTest(UUID.randomUUID(), NOON.plusSeconds(1), NOON.plusSeconds(11));

    @BeforeEach
    void storeTwoTests() {
        StorageUnderTest.sql().execute("TRUNCATE load_test CASCADE");
        store.insert(first);
        store.insert(second);
    }

    @Test
    void listsReadNoSpec() {
        List<ListedTest> before = list();
        set(first, OF_A_LATER_VERSION);
        set(second, OF_A_LATER_VERSION);

        assertThat(list()).isEqualTo(before).hasSize(2).noneMatch(test -> test.spec() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OF_A_LATER_VERSION + ", " + STORED_BEFORE_SUMMARIES,
                "spec_summary = '{\"outline\": 1}'",
                "distribution = 'FIBONACCI'",
                "on_worker_loss = 'PANIC'",
                "state = 'PAUSED'",
                "thresholds = ARRAY['p99(mood) < 3']"
            })
    void oneThatCannotBeReadIsARowThatSaysSo(String change) {
        ListedTest readable = list().get(0);
        set(first, change);

        List<ListedTest> listed = list();

        assertThat(listed).extracting(ListedTest::id).containsExactly(second.id(), first.id());
        assertThat(listed.get(0)).isEqualTo(readable);
        assertThat(listed.get(1).spec()).isNull();
        assertThat(listed.get(1).name()).isEqualTo(first.name());
        assertThat(listed.get(1).status().reason()).contains("stored by another version");
        assertThat(store.findListed(first.id())).contains(listed.get(1));
        assertThat(store.list(new TestQuery("checkout", null, null, 10)).tests())
                .hasSize(2);
    }

    @Test
    void askingForItSaysWhy() {
        set(first, OF_A_LATER_VERSION);

        assertThatThrownBy(() -> store.find(first.id()))
                .isInstanceOf(UnreadableTestException.class)
                .hasMessageContaining(first.id().toString())
                .hasMessageContaining("stored by another version")
                .hasMessageContaining("psychic");
        assertThat(store.find(second.id())).isPresent();
    }

    @Test
    void theSpecOfAnEarlierVersionIsReadOnce() {
        List<ListedTest> before = list();
        set(first, STORED_BEFORE_SUMMARIES);

        assertThat(list()).isEqualTo(before);
        set(first, OF_A_LATER_VERSION);

        assertThat(list()).isEqualTo(before);
    }

    @Test
    void noneIsGoneOnWith() {
        store.updateStatus(first.withStatus(TestStatus.pending("waits")));
        store.updateStatus(second.withStatus(TestStatus.pending("waits")));
        set(first, OF_A_LATER_VERSION);

        assertThat(store.unfinished()).extracting(LoadTest::id).containsExactly(second.id());
        assertThat(store.failUnreadable(NOON.plusSeconds(60))).containsExactly(first.id());
        assertThat(store.failUnreadable(NOON.plusSeconds(61))).isEmpty();

        ListedTest failed = store.findListed(first.id()).orElseThrow();
        assertThat(failed.status().state()).isEqualTo(TestState.FAILED);
        assertThat(failed.status().endedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(failed.status().reason()).contains("stored by another version");
        assertThat(store.findListed(second.id()).orElseThrow().status().state()).isEqualTo(TestState.PENDING);
    }

    @Test
    void whatIsNotKnownOfASpecIsPassedOver() {
        set(first, "spec = jsonb_set(spec, '{targets,0,retries}', '3'), " + STORED_BEFORE_SUMMARIES);

        assertThat(store.find(first.id()).map(LoadTest::spec)).contains(first.spec());
        assertThat(Objects.requireNonNull(list().get(1).spec()).targetCount()).isOne();
    }

    @Test
    void anOutcomeOfAnUnknownKindIsNone() {
        OutcomeStore outcomes = StorageUnderTest.bean(OutcomeStore.class);
        TestOutcome passed = new TestOutcome(TestOutcome.Kind.PASSED, "Fine.");
        outcomes.put(second.id(), passed);
        set(first, "outcome = 'glorious', outcome_sentence = 'Yes.'");

        assertThat(outcomes.of(List.of(first.id(), second.id()))).isEqualTo(Map.of(second.id(), passed));
    }

    private List<ListedTest> list() {
        return store.list(new TestQuery(null, null, null, 10)).tests();
    }

    private static void set(LoadTest test, String change) {
        assertThat(StorageUnderTest.sql().update("UPDATE load_test SET " + change + " WHERE id = ?", test.id()))
                .isOne();
    }
}
