package io.loadtester.storage.accounts;

import java.time.Instant;

/**
 * An account.
 *
 * @param passwordHash prefixed with the encoding's id, as written by Spring Security's delegating encoder
 * @param role ADMIN or USER
 */
public record Account(String username, String passwordHash, String role, Instant createdAt) {

    @Override
    public String toString() {
        return "Account[" + username + ", " + role + "]";
    }
}
