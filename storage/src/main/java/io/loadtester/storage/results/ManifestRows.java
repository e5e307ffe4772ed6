package io.loadtester.storage.results;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ManifestRows extends Repository<ManifestRow, ManifestRow.Key> {

    Optional<ManifestRow> findById(ManifestRow.Key key);

    @Query("select m from ManifestRow m where m.key.testId = :testId order by m.key.workerId")
    List<ManifestRow> ofTest(UUID testId);

    @Modifying
    @Query("delete from ManifestRow m where m.key.testId = :testId")
    void deleteByTest(UUID testId);
}
