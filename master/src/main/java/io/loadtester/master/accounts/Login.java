package io.loadtester.master.accounts;

import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.accounts.Account;
import io.loadtester.storage.accounts.AccountStore;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks passwords. An unknown user name gets the same answer after the same work as a wrong password. */
final class Login {

    private final AccountStore accounts;
    private final PasswordEncoder passwords;
    private final LoginGuard guard;
    private final String hashOfNobody;

    /**
     * @param hashOfNobody a hash that costs as much to check as a real one, of a password that nobody knows
     */
    Login(AccountStore accounts, PasswordEncoder passwords, LoginGuard guard, String hashOfNobody) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guard = guard;
        this.hashOfNobody = hashOfNobody;
    }

    /** Returns the account, or throws a 401 or 429 problem. */
    Account check(String username, String password, String address) {
        Optional<Duration> wait = guard.tryNow(username, address);
        if (wait.isPresent()) {
            throw ProblemException.tooManyRequests(
                    "Too many failed logins; try again in " + (wait.get().toMinutes() + 1) + " min.", wait.get());
        }
        Optional<Account> account = find(username, address);
        String hash = account.map(Account::passwordHash).orElse(hashOfNobody);
        boolean matches = passwords.matches(password, hash);
        if (account.isEmpty() || !matches) {
            throw ProblemException.unauthorized("User name or password is wrong.");
        }
        guard.succeeded(username, address);
        return account.get();
    }

    private Optional<Account> find(String username, String address) {
        try {
            // PostgreSQL cannot store a NUL in text, so no account has such a name.
            return username.indexOf('\0') < 0 ? accounts.find(username) : Optional.empty();
        } catch (RuntimeException withoutDatabase) {
            guard.notChecked(username, address);
            throw withoutDatabase;
        }
    }
}
