package io.loadtester.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.Ledger;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerAudit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 0, 0, worker a: 1 of 1 interval is not stored (1 hit)",
        "2, 0, 3, 1, 2, worker a: 1 of 2 intervals is not stored (1 hit)",
        "9, 0, 20, 7, 10, worker a: 2 of 9 intervals are not stored (10 hits)",
        "1, 1, 0, 0, 0, worker a: it lost 1 of 1 interval",
        "9, 2, 20, 7, 20, worker a: it lost 2 of 9 intervals",
    })
    void saysWhatIsMissingInGoodEnglish(
            long intervals, long lost, long hits, long storedIntervals, long storedHits, String missing) {
        Manifest manifest = new Manifest(new UUID(0, 1), "a", 1, intervals, lost, ledger(hits), 1, 1, 1, 0, 0, "");
        WorkerAudit audit = new WorkerAudit("a", manifest, storedIntervals, ledger(storedHits));

        assertThat(Completeness.of(List.of("a"), List.of(audit)).missing()).containsExactly(missing);
    }

    private static Ledger ledger(long hits) {
        return new Ledger(hits, hits, 0, hits, 0);
    }
}
