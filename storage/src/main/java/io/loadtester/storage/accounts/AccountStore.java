package io.loadtester.storage.accounts;

import java.util.List;
import java.util.Optional;

/** The accounts that may log in. */
public interface AccountStore {

    /** Finds an account by user name, ignoring case. */
    Optional<Account> find(String username);

    List<Account> all();

    /** Inserts the account, or replaces the one with that user name. */
    void save(Account account);

    boolean isEmpty();
}
