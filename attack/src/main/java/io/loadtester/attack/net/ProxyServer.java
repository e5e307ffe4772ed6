package io.loadtester.attack.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.common.url.Authority;
import io.loadtester.common.url.Host;
import io.loadtester.common.url.UrlException;
import io.loadtester.common.url.UrlParts;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * A proxy server.
 *
 * @param host in the form of {@link Host#name()}
 * @param user empty for none
 */
record ProxyServer(Protocol protocol, String host, int port, String user, String password) {

    enum Protocol {
        HTTP(80),
        SOCKS5(1080);

        private final int defaultPort;

        Protocol(int defaultPort) {
            this.defaultPort = defaultPort;
        }
    }

    /**
     * Reads {@code host:port} or a URL.
     *
     * @throws IllegalArgumentException if it is neither, or its protocol is not supported; names the variable
     */
    static ProxyServer parse(String variable, String text) {
        UrlParts parts = UrlParts.of(text.contains("://") ? text : "http://" + text);
        Protocol protocol = protocol(variable, parts.scheme());
        try {
            Authority to = Authority.parse(Objects.requireNonNullElse(parts.authority(), ""));
            int port = to.port() >= 0 ? to.port() : protocol.defaultPort;
            return new ProxyServer(protocol, to.host().name(), port, to.user(), to.password());
        } catch (UrlException e) {
            // Without the text, which may hold a password.
            throw new IllegalArgumentException(variable + " must be a URL like http://proxy:3128; " + e.message());
        }
    }

    private static Protocol protocol(String variable, String scheme) {
        return switch (scheme) {
            case "http" -> Protocol.HTTP;
            case "socks5", "socks5h" -> Protocol.SOCKS5;
            default ->
                throw new IllegalArgumentException(
                        variable + " must name a proxy by http:// or socks5://, not " + scheme + "://");
        };
    }

    /** The value of {@code Proxy-Authorization}; empty without user and password. */
    Optional<String> authorization() {
        return user.isEmpty() && password.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "the proxy " + new Host(host) + ":" + port;
    }
}
