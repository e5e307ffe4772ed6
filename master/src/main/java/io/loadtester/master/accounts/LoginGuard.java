package io.loadtester.master.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down password guessing: after {@link #MAX_FAILURES} failed logins for a user name from one address, refuses
 * further attempts until the oldest failure is {@link #WINDOW} old. In memory and bounded; guarded by its monitor.
 */
final class LoginGuard {

    static final int MAX_FAILURES = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int MAX_REMEMBERED = 10_000;

    private record Who(String username, String address) {}

    private final Clock clock;
    private final Map<Who, Deque<Instant>> failures = new LinkedHashMap<>();

    LoginGuard(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt before its password is checked. Returns how long to wait if there were too many. */
    synchronized Optional<Duration> tryNow(String username, String address) {
        Instant now = clock.instant();
        Deque<Instant> tries = failures.computeIfAbsent(who(username, address), key -> new ArrayDeque<>());
        while (!tries.isEmpty() && !tries.peekFirst().plus(WINDOW).isAfter(now)) {
            tries.removeFirst();
        }
        if (tries.size() >= MAX_FAILURES) {
            return Optional.of(Duration.between(now, tries.getFirst().plus(WINDOW)));
        }
        tries.addLast(now);
        forgetOldest();
        return Optional.empty();
    }

    /** The password could not be checked, so the attempt does not count. */
    synchronized void notChecked(String username, String address) {
        Deque<Instant> tries = failures.get(who(username, address));
        if (tries != null) {
            tries.pollLast();
        }
    }

    /** The password was right, so earlier failures are forgotten. */
    synchronized void succeeded(String username, String address) {
        failures.remove(who(username, address));
    }

    private void forgetOldest() {
        if (failures.size() > MAX_REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Who who(String username, String address) {
        return new Who(username.toLowerCase(Locale.ROOT), address);
    }
}
