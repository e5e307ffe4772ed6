package io.loadtester.storage;

import io.loadtester.common.test.TestState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LoadTestRows extends Repository<LoadTestRow, UUID>, JpaSpecificationExecutor<LoadTestRow> {

    LoadTestRow save(LoadTestRow row);

    Optional<LoadTestRow> findById(UUID id);

    List<LoadTestRow> findByStateInOrderBySubmittedAtAscIdAsc(Collection<TestState> states);

    @Query(
            value = "select exists (select from load_test where id = :testId and retired_at is not null)",
            nativeQuery = true)
    boolean isRetired(UUID testId);

    @Modifying
    @Query("delete from LoadTestRow t where t.id = :testId")
    int deleteByTest(UUID testId);
}
