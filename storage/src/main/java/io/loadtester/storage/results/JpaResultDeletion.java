package io.loadtester.storage.results;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class JpaResultDeletion implements ResultDeletion {

    private final IntervalRows intervals;
    private final ManifestRows manifests;
    private final JdbcOperations jdbc;

    JpaResultDeletion(IntervalRows intervals, ManifestRows manifests, JdbcOperations jdbc) {
        this.intervals = intervals;
        this.manifests = manifests;
        this.jdbc = jdbc;
    }

    @Override
    public void deleteOf(UUID testId) {
        intervals.deleteByTest(testId);
        new RolledPeriods(jdbc).removeTest(testId);
        jdbc.update("DELETE FROM worker_second WHERE test_id = ?", testId);
        manifests.deleteByTest(testId);
    }
}
