package io.loadtester.attack.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where connections lead: scheme, host and port.
 *
 * @param host lower case; an IPv6 address without its brackets
 */
public record Origin(boolean tls, String host, int port) {

    /** The origin of an absolute http or https URL with a host. */
    public static Origin of(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return new Origin(tls, host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
