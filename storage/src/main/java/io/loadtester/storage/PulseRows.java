package io.loadtester.storage;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PulseRows extends Repository<PulseRow, PulseRow.Key> {

    @Query("select p from PulseRow p where p.key.testId = :testId order by p.key.second, p.key.workerId")
    List<PulseRow> ofTest(UUID testId);

    @Modifying
    @Query("delete from PulseRow p where p.key.testId = :testId")
    void deleteByTest(UUID testId);
}
