package io.loadtester.storage.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AccountRows extends Repository<AccountRow, String> {

    Optional<AccountRow> findById(String id);

    List<AccountRow> findAllByOrderById();

    AccountRow save(AccountRow row);

    long count();
}
