package io.loadtester.storage.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class JpaAccountStore implements AccountStore {

    private final AccountRows rows;

    JpaAccountStore(AccountRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> find(String username) {
        return rows.findById(AccountRow.idOf(username)).map(AccountRow::toAccount);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> all() {
        return rows.findAllByOrderById().stream().map(AccountRow::toAccount).toList();
    }

    @Override
    public void save(Account account) {
        rows.save(new AccountRow(account));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return rows.count() == 0;
    }
}
