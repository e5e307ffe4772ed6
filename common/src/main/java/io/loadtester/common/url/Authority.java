package io.loadtester.common.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * The authority of a URL: what stands between the two slashes and the path.
 *
 * @param userInfo as written, {@code user:password}; empty for none
 * @param port -1 if none was written
 */
public record Authority(String userInfo, Host host, int port) {

    private static final int MAX_PORT = 65_535;

    /** @throws UrlException if the host is missing or invalid, or the port is invalid */
    public static Authority parse(String text) {
        int at = text.lastIndexOf('@');
        String hostAndPort = text.substring(at + 1);
        int bracket = hostAndPort.lastIndexOf(']');
        int colon = bracket < 0 ? hostAndPort.lastIndexOf(':') : hostAndPort.indexOf(':', bracket);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        String name = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        // As in Go, and therefore in Vegeta's examples: http://:8080/ means this machine.
        Host host = Host.parse(name.isEmpty() && !port.isEmpty() ? "localhost" : name);
        return new Authority(at < 0 ? "" : text.substring(0, at), host, port.isEmpty() ? -1 : port(port));
    }

    private static int port(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length() && port <= MAX_PORT; i++) {
            char c = digits.charAt(i);
            port = c >= '0' && c <= '9' ? 10 * port + c - '0' : MAX_PORT + 1;
        }
        if (port < 1 || port > MAX_PORT) {
            throw new UrlException("the port must be from 1 to " + MAX_PORT);
        }
        return port;
    }

    /** Decoded; empty for none. */
    public String user() {
        return decoded(colon() < 0 ? userInfo : userInfo.substring(0, colon()));
    }

    /** Decoded; empty for none. */
    public String password() {
        return colon() < 0 ? "" : decoded(userInfo.substring(colon() + 1));
    }

    private int colon() {
        return userInfo.indexOf(':');
    }

    private static String decoded(String text) {
        return new String(PercentEncoding.decode(text), UTF_8);
    }

    /** The Authorization header's value for the user info; empty if there is none. */
    public Optional<String> basicCredentials() {
        return userInfo.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Basic " + Base64.getEncoder().encodeToString((user() + ":" + password()).getBytes(UTF_8)));
    }

    /** Without the user info, which may hold a password. */
    @Override
    public String toString() {
        return port < 0 ? host.toString() : host + ":" + port;
    }
}
