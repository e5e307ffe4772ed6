package io.loadtester.storage.results;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RollupRows extends Repository<RollupRow, RollupRow.Key> {

    @Query("""
            select new io.loadtester.storage.results.StoredSum(r.key.workerId, sum(r.intervals), sum(r.ledger.scheduled),
                sum(r.ledger.sent), sum(r.ledger.abandoned), sum(r.ledger.skipped), sum(r.ledger.answered),
                sum(r.ledger.unanswered))
            from RollupRow r where r.key.testId = :testId and r.key.periodSeconds = :periodSeconds
                and r.key.periodFirst >= :fromSecond and r.key.periodFirst < :toSecond and r.key.seconds = :periodSeconds
            group by r.key.workerId""")
    List<StoredSum> sums(UUID testId, int periodSeconds, int fromSecond, int toSecond);
}
