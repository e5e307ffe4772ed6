package io.loadtester.storage.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** A stored account. */
@Entity
@Table(name = "account")
class AccountRow {

    @Id
    private String id;

    private String username;
    private String passwordHash;
    private String role;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected AccountRow() {}

    AccountRow(Account account) {
        this.id = idOf(account.username());
        this.username = account.username();
        this.passwordHash = account.passwordHash();
        this.role = account.role();
        this.createdAt = account.createdAt();
    }

    static String idOf(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    Account toAccount() {
        return new Account(username, passwordHash, role, createdAt);
    }
}
