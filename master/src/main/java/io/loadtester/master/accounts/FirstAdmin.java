package io.loadtester.master.accounts;

import io.loadtester.storage.accounts.Account;
import io.loadtester.storage.accounts.AccountStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes sure that somebody can log in: an empty system gets one admin. */
final class FirstAdmin {

    static final String USERNAME = "admin";
    static final String DEFAULT_PASSWORD = "password";
    private static final int BCRYPT_MAX_BYTES = 72;

    private final AccountStore accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;

    FirstAdmin(AccountStore accounts, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Creates the admin if there is no account yet.
     *
     * @param configuredPassword empty for {@value #DEFAULT_PASSWORD}
     * @return whether {@value #USERNAME} has the default password, which every guide prints
     */
    boolean createIfNobody(String configuredPassword) {
        if (configuredPassword.getBytes(StandardCharsets.UTF_8).length > BCRYPT_MAX_BYTES) {
            throw new IllegalStateException(
                    "--admin-password (ADMIN_PASSWORD) must not be longer than " + BCRYPT_MAX_BYTES + " bytes");
        }
        if (!accounts.isEmpty()) {
            return hasDefaultPassword();
        }
        String password = configuredPassword.isEmpty() ? DEFAULT_PASSWORD : configuredPassword;
        String hash = String.valueOf(passwords.encode(password));
        accounts.save(new Account(USERNAME, hash, "ADMIN", clock.instant()));
        return password.equals(DEFAULT_PASSWORD);
    }

    private boolean hasDefaultPassword() {
        Optional<Account> admin = accounts.find(USERNAME);
        return admin.isPresent()
                && passwords.matches(DEFAULT_PASSWORD, admin.get().passwordHash());
    }
}
