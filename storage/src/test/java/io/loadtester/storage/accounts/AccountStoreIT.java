package io.loadtester.storage.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.storage.StorageUnderTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountStoreIT {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final AccountStore store = StorageUnderTest.bean(AccountStore.class);

    @BeforeEach
    void forgetOtherAccounts() {
        StorageUnderTest.sql().execute("TRUNCATE account");
    }

    @Test
    void findsAnAccountWhateverTheCaseOfItsName() {
        Account admin = new Account("Admin", "{bcrypt}x", "ADMIN", NOON);
        assertThat(store.isEmpty()).isTrue();

        store.save(admin);

        assertThat(store.find("aDMIN")).contains(admin);
        assertThat(store.find("root")).isEmpty();
        assertThat(store.isEmpty()).isFalse();
    }

    @Test
    void replacesTheAccountOfThatName() {
        store.save(new Account("user", "{bcrypt}x", "USER", NOON));
        Account replacement = new Account("User", "{bcrypt}y", "ADMIN", NOON);

        store.save(replacement);

        assertThat(store.all()).containsExactly(replacement);
    }
}
