package io.loadtester.master.accounts;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether the master may start with the secrets it has. */
final class StartupGuard {

    private StartupGuard() {}

    /**
     * Returns a warning for each weakness, all of which are acceptable on loopback.
     *
     * @param serverAddress where the HTTP server listens; null for all interfaces
     * @throws WeakSecretException if there is a weakness and other machines could reach this master
     */
    static List<String> check(@Nullable InetAddress serverAddress, boolean weakKey, boolean defaultPassword) {
        List<String> weaknesses = new ArrayList<>();
        if (weakKey) {
            weaknesses.add("The JWT secret key is weak: it is short or printed in a guide, and anyone who has it can"
                    + " create tokens. Set --jwt-secret-key (JWT_SECRET_KEY) to " + SigningSecret.MIN_BYTES
                    + " or more random characters, for example from: openssl rand -base64 36");
        }
        if (defaultPassword) {
            weaknesses.add("The admin account has the default password \"" + FirstAdmin.DEFAULT_PASSWORD
                    + "\". Set another with --admin-password (ADMIN_PASSWORD) at the first start, on an empty"
                    + " database.");
        }
        if (!weaknesses.isEmpty() && (serverAddress == null || !serverAddress.isLoopbackAddress())) {
            throw new WeakSecretException(String.join("\n", weaknesses)
                    + "\nThe master refuses to listen on "
                    + (serverAddress == null ? "all interfaces" : serverAddress.getHostAddress())
                    + " like this; on 127.0.0.1 it would only warn.");
        }
        return List.copyOf(weaknesses);
    }
}
