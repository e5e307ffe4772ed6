package io.loadtester.storage.results;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface IntervalRows extends Repository<IntervalRow, IntervalKey> {

    @Query("""
            select new io.loadtester.storage.results.StoredSum(i.key.workerId, count(*), sum(i.ledger.scheduled),
                sum(i.ledger.sent), sum(i.ledger.abandoned), sum(i.ledger.skipped), sum(i.ledger.answered),
                sum(i.ledger.unanswered))
            from IntervalRow i where i.key.testId = :testId and i.second >= :fromSecond and i.second < :toSecond
            group by i.key.workerId""")
    List<StoredSum> sums(UUID testId, int fromSecond, int toSecond);

    @Modifying
    @Query("delete from IntervalRow i where i.key.testId = :testId")
    void deleteByTest(UUID testId);
}
