package io.loadtester.storage;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RollupRows extends Repository<RollupRow, RollupRow.Key> {

    String SUMS = """
            select new io.loadtester.storage.StoredSum(r.key.workerId, sum(r.intervals), sum(r.ledger.scheduled),
                sum(r.ledger.sent), sum(r.ledger.abandoned), sum(r.ledger.done), sum(r.ledger.failed))
            from RollupRow r where r.key.testId = :testId and r.key.seconds = 60""";

    String BY_WORKER = " group by r.key.workerId";

    /** Minutes that are rolled up. */
    @Query(value = "select minute from rolled_minute where test_id = :testId", nativeQuery = true)
    List<Integer> minutes(UUID testId);

    @Query(SUMS + BY_WORKER)
    List<StoredSum> sums(UUID testId);

    @Query(SUMS + " and r.key.workerId = :workerId" + BY_WORKER)
    List<StoredSum> sums(UUID testId, String workerId);

    @Modifying
    @Query(value = "delete from rolled_minute where test_id = :testId", nativeQuery = true)
    void deleteByTest(UUID testId);
}
