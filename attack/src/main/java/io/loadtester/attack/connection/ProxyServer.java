package io.loadtester.attack.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A server that makes connections for others.
 *
 * @param host a name or an address, without brackets
 * @param userInfo {@code name:password}, or empty
 */
record ProxyServer(Protocol protocol, String host, int port, String userInfo) {

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
     * @throws IllegalArgumentException if it is neither, or of a protocol that is not spoken here; names the variable
     */
    static ProxyServer parse(String variable, String text) {
        try {
            URI url = new URI(text.contains("://") ? text : "http://" + text);
            if (url.getHost() == null) {
                throw new IllegalArgumentException(variable + " must be a URL like http://proxy:3128");
            }
            Protocol protocol = protocol(variable, url.getScheme().toLowerCase(Locale.ROOT));
            String host = url.getHost().replaceAll("^\\[|]$", "");
            int port = url.getPort() >= 0 ? url.getPort() : protocol.defaultPort;
            return new ProxyServer(protocol, host, port, url.getUserInfo() == null ? "" : url.getUserInfo());
        } catch (URISyntaxException e) {
            // Its message would show the password.
            throw new IllegalArgumentException(variable + " must be a URL like http://proxy:3128");
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

    String user() {
        return userInfo.split(":", 2)[0];
    }

    String password() {
        String[] parts = userInfo.split(":", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** What {@code Proxy-Authorization} has to say. */
    Optional<String> authorization() {
        return userInfo.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Basic " + Base64.getEncoder().encodeToString((user() + ":" + password()).getBytes(UTF_8)));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "the proxy " + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
