package io.loadtester.storage.tests;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LoadTestRows extends Repository<LoadTestRow, UUID> {

    LoadTestRow save(LoadTestRow row);

    LoadTestRow saveAndFlush(LoadTestRow row);

    Optional<LoadTestRow> findById(UUID id);

    List<LoadTestRow> findByStateInOrderBySubmittedAtAscIdAsc(Collection<String> states);

    @Modifying
    @Query("delete from LoadTestRow t where t.id = :testId")
    int deleteByTest(UUID testId);
}
