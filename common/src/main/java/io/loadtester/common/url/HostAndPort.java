package io.loadtester.common.url;

/**
 * The address of a service.
 *
 * @param host a name or an address in the form of {@link Host#name()}; an IPv6 address has no brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public HostAndPort {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("not a host and a port from 1 to 65535: " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong and what is allowed
     */
    public static HostAndPort of(String text) {
        if (text.strip().lastIndexOf(':') == 0) {
            throw notAnAddress(text, "the host is missing");
        }
        Authority authority;
        try {
            authority = Authority.parse(text.strip());
        } catch (UrlException e) {
            throw notAnAddress(text, e.message());
        }
        if (!authority.userInfo().isEmpty()) {
            throw notAnAddress(text, "it must not have a user");
        }
        if (authority.port() < 0) {
            throw notAnAddress(text, text.contains("://") ? "it must not be a URL" : "the port is missing");
        }
        return new HostAndPort(authority.host().name(), authority.port());
    }

    private static IllegalArgumentException notAnAddress(String text, String why) {
        return new IllegalArgumentException("must be HOST:PORT, like localhost:50051; got '" + text + "': " + why);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
