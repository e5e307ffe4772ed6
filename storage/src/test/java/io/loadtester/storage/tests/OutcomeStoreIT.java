package io.loadtester.storage.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.storage.Results;
import io.loadtester.storage.StorageUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutcomeStoreIT {

    private final OutcomeStore outcomes = StorageUnderTest.bean(OutcomeStore.class);
    private final UUID testId = UUID.randomUUID();

    @Test
    void keepsWhatATestCameToUntilItIsForgotten() {
        Instant now = Instant.now();
        StorageUnderTest.bean(TestStore.class).insert(Results.endedTest(testId, now, now));
        TestOutcome outcome = new TestOutcome(TestOutcome.Kind.NOT_TRUSTWORTHY, "Results are incomplete.");
        assertThat(outcomes.unknown(1_000)).contains(testId);

        outcomes.put(testId, outcome);

        assertThat(outcomes.of(List.of(testId, UUID.randomUUID()))).isEqualTo(Map.of(testId, outcome));
        assertThat(outcomes.unknown(1_000)).doesNotContain(testId);

        outcomes.put(testId, null);

        assertThat(outcomes.of(List.of(testId))).isEmpty();
        assertThat(outcomes.unknown(1_000)).contains(testId);
    }

    @Test
    void takesNoNoticeOfATestThatIsGone() {
        outcomes.put(testId, new TestOutcome(TestOutcome.Kind.PASSED, "Fine."));

        assertThat(outcomes.of(List.of(testId))).isEmpty();
    }
}
