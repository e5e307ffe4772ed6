package io.loadtester.storage.tests;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface ListedTestRows extends Repository<ListedTestRow, UUID>, JpaSpecificationExecutor<ListedTestRow> {

    Optional<ListedTestRow> findById(UUID id);
}
