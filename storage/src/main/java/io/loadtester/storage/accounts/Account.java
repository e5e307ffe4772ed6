package io.loadtester.storage.accounts;

import java.time.Instant;

/**
 * An account.
 *
 * @param passwordHash with the name of its method, as Spring Security's delegating encoder writes it
 * @param role ADMIN or USER
 */
public record Account(String username, String passwordHash, String role, Instant createdAt) {

    @Override
    public String toString() {
        return "Account[" + username + ", " + role + "]";
    }
}
