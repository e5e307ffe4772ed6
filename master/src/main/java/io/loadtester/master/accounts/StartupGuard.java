package io.loadtester.master.accounts;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether this master may be reached with the secrets it has. */
final class StartupGuard {

    private StartupGuard() {}

    /**
     * Weaknesses that are fine on loopback, as warnings.
     *
     * @param serverAddress where the HTTP server listens; null for all interfaces
     * @throws WeakSecretException if others could reach this master
     */
    static List<String> check(@Nullable InetAddress serverAddress, boolean weakKey, boolean defaultPassword) {
        List<String> weaknesses = new ArrayList<>();
        if (weakKey) {
            weaknesses.add("The JWT secret key is weak: it is short or printed in a guide, and whoever has it can make"
                    + " tokens. Give --jwt-secret-key (JWT_SECRET_KEY) " + SigningSecret.MIN_BYTES
                    + " random characters or more, for instance from: openssl rand -base64 36");
        }
        if (defaultPassword) {
            weaknesses.add("The account admin has the password \"" + FirstAdmin.DEFAULT_PASSWORD
                    + "\". Give another with --admin-password (ADMIN_PASSWORD) at the first start, on an empty"
                    + " database.");
        }
        if (!weaknesses.isEmpty() && (serverAddress == null || !serverAddress.isLoopbackAddress())) {
            throw new WeakSecretException(String.join("\n", weaknesses)
                    + "\nOn " + (serverAddress == null ? "all interfaces" : serverAddress.getHostAddress())
                    + " this is refused; on 127.0.0.1 it would be a warning.");
        }
        return List.copyOf(weaknesses);
    }
}
