package io.loadtester.storage.accounts;

import java.util.List;
import java.util.Optional;

/** The accounts that may log in. */
public interface AccountStore {

    /** By user name, case-insensitively. */
    Optional<Account> find(String username);

    List<Account> all();

    /** Inserts, or replaces the one of that user name. */
    void save(Account account);

    boolean isEmpty();
}
