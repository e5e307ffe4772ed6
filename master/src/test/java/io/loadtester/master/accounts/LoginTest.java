package io.loadtester.master.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.storage.accounts.Account;
import io.loadtester.storage.accounts.AccountStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class LoginTest {

    private final MovableClock clock = new MovableClock();
    private final Accounts accounts = new Accounts();
    private final CountingEncoder passwords = new CountingEncoder();
    private final Login login = new Login(accounts, passwords, new LoginGuard(clock), passwords.encode("nobody's"));

    @Test
    void letsInWhoKnowsThePassword() {
        new FirstAdmin(accounts, passwords, clock).createIfNobody("right");

        assertThat(login.check("Admin", "right", "1.2.3.4").role()).isEqualTo("ADMIN");
    }

    @Test
    void givesUnknownUsersTheSameAnswerAfterTheSameWork() {
        new FirstAdmin(accounts, passwords, clock).createIfNobody("right");
        passwords.matches = 0;

        assertThatThrownBy(() -> login.check("admin", "wrong", "a")).hasMessage("User name or password is wrong.");
        assertThatThrownBy(() -> login.check("nobody", "wrong", "a")).hasMessage("User name or password is wrong.");

        assertThat(passwords.matches).isEqualTo(2);
    }

    @Test
    void stopsGuessingAfterFiveFailuresAndForgivesWithTime() {
        new FirstAdmin(accounts, passwords, clock).createIfNobody("right");
        for (int i = 0; i < LoginGuard.MAX_FAILURES; i++) {
            assertThatThrownBy(() -> login.check("admin", "wrong", "a")).hasMessageContaining("is wrong");
        }
        passwords.matches = 0;

        assertThatThrownBy(() -> login.check("ADMIN", "right", "a")).hasMessageContaining("Too many failed logins");
        assertThat(passwords.matches).as("not even checked").isZero();
        assertThat(login.check("admin", "right", "b").username()).isEqualTo("admin");
        clock.now = clock.now.plus(Duration.ofMinutes(15));
        assertThat(login.check("admin", "right", "a").username()).isEqualTo("admin");
    }

    @Test
    void forgivesWithSuccess() {
        new FirstAdmin(accounts, passwords, clock).createIfNobody("right");
        for (int i = 0; i < 20; i++) {
            if (i % 4 == 3) {
                login.check("admin", "right", "a");
            } else {
                assertThatThrownBy(() -> login.check("admin", "wrong", "a")).hasMessageContaining("is wrong");
            }
        }
    }

    @Test
    void makesAnAdminOnlyWhereThereIsNobody() {
        FirstAdmin first = new FirstAdmin(accounts, passwords, clock);
        assertThat(first.createIfNobody("")).as("has the default password").isTrue();
        assertThat(first.createIfNobody("another")).as("still has it").isTrue();
        assertThat(accounts.all()).hasSize(1);
        assertThat(accounts.all().get(0).passwordHash()).doesNotContain("password");
    }

    @Test
    void refusesWeakSecretsWhereOthersCanReachThem() throws UnknownHostException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetAddress other = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});

        assertThat(StartupGuard.check(loopback, true, true)).hasSize(2);
        assertThat(StartupGuard.check(other, false, false)).isEmpty();
        assertThatThrownBy(() -> StartupGuard.check(other, true, false))
                .isInstanceOf(WeakSecretException.class)
                .hasMessageContaining("--jwt-secret-key");
        assertThatThrownBy(() -> StartupGuard.check(null, false, true))
                .isInstanceOf(WeakSecretException.class)
                .hasMessageContaining("--admin-password (ADMIN_PASSWORD)")
                .hasMessageContaining("all interfaces");
    }

    private static final class Accounts implements AccountStore {

        private final Map<String, Account> byName = new HashMap<>();

        @Override
        public Optional<Account> find(String username) {
            return Optional.ofNullable(byName.get(username.toLowerCase(Locale.ROOT)));
        }

        @Override
        public List<Account> all() {
            return List.copyOf(byName.values());
        }

        @Override
        public void save(Account account) {
            byName.put(account.username().toLowerCase(Locale.ROOT), account);
        }

        @Override
        public boolean isEmpty() {
            return byName.isEmpty();
        }
    }

    private static final class CountingEncoder implements PasswordEncoder {

        private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
        private int matches;

        @Override
        public String encode(CharSequence password) {
            return bcrypt.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            matches++;
            return bcrypt.matches(password, hash);
        }
    }

    private static final class MovableClock extends Clock implements InstantSource {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
