package io.loadtester.storage.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.storage.StorageUnderTest;
import io.loadtester.storage.tests.TestStore;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class BaselineStoreIT {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final BaselineStore store = StorageUnderTest.bean(BaselineStore.class);
    private final TestStore tests = StorageUnderTest.bean(TestStore.class);

    @BeforeEach
    void forgetOtherBaselines() {
        StorageUnderTest.sql().execute("TRUNCATE baseline");
    }

    @Test
    void keepsOneTestForEachTag() {
        UUID first = test();
        UUID second = test();
        store.save(new Baseline("nightly", first, "admin", NOON));
        store.save(new Baseline("api", first, "admin", NOON));

        store.save(new Baseline("nightly", second, "ann", NOON.plusSeconds(60)));

        assertThat(store.all())
                .containsExactly(
                        new Baseline("api", first, "admin", NOON),
                        new Baseline("nightly", second, "ann", NOON.plusSeconds(60)));
        assertThat(store.delete("api")).isTrue();
        assertThat(store.delete("api")).isFalse();
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void forgetsABaselineWithItsTest() {
        UUID test = test();
        store.save(new Baseline("nightly", test, "admin", NOON));

        tests.delete(test);

        assertThat(store.all()).isEmpty();
    }

    @Test
    void refusesATestThatIsNotThere() {
        assertThatThrownBy(() -> store.save(new Baseline("nightly", UUID.randomUUID(), "admin", NOON)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static UUID test() {
        UUID id = UUID.randomUUID();
        StorageUnderTest.sql()
                .update(
                        "INSERT INTO load_test (id, name, spec, worker_count, distribution, rate_weights, on_worker_loss,"
                                + " tags, submitted_by, submitted_at, state, reason)"
                                + " VALUES (?, 'x', '{}', 1, 'SHARED', '{}', 'REBALANCE', '{}', 'admin', now(),"
                                + " 'COMPLETED', '')",
                        id);
        return id;
    }
}
