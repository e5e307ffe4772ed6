package io.loadtester.spec;

import io.loadtester.common.test.ConnectTo;
import io.loadtester.common.url.Authority;
import io.loadtester.common.url.Host;
import io.loadtester.common.url.UrlException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses in options: local addresses, DNS servers, connect-to. */
final class NetworkAddresses {

    private static final String HOST = "(\\[[^\\]]+\\]|[^:\\[\\]\\s]+)";
    private static final Pattern CONNECT_TO = Pattern.compile(HOST + ":(\\d{1,5}):" + HOST + ":(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private NetworkAddresses() {}

    /** An IP address in canonical form; empty if the text is a name or invalid. */
    static Optional<String> address(String text) {
        try {
            Host host = Host.ofOption(text);
            return host.isAddress() ? Optional.of(host.name()) : Optional.empty();
        } catch (UrlException e) {
            return Optional.empty();
        }
    }

    /** Reads {@code ip}, {@code ip:port} or {@code [ip6]:port}; returns it in canonical form. */
    static String resolver(Place place, String text) {
        Optional<String> bare = address(text);
        if (bare.isPresent()) {
            return bare.get();
        }
        try {
            Authority server = Authority.parse(text);
            if (server.host().isAddress() && server.userInfo().isEmpty()) {
                return server.toString();
            }
        } catch (UrlException e) {
            // The message below says more.
        }
        throw place.wrong("must be IP addresses of DNS servers, like 1.1.1.1 or 1.1.1.1:53; got " + Excerpt.of(text));
    }

    /** Reads {@code host:port:toHost:toPort}, as in Vegeta and curl. */
    static ConnectTo connectTo(Place place, String text) {
        Matcher matcher = CONNECT_TO.matcher(text);
        if (matcher.matches()) {
            Optional<Integer> from = port(matcher.group(2));
            Optional<Integer> to = port(matcher.group(4));
            if (from.isPresent() && to.isPresent()) {
                return connectTo(place, text, matcher, from.get(), to.get());
            }
        }
        throw place.wrong(
                "must be \"host:port:toHost:toPort\", like example.com:443:127.0.0.1:8443; got " + Excerpt.of(text));
    }

    private static ConnectTo connectTo(Place place, String text, Matcher hosts, int from, int to) {
        try {
            return new ConnectTo(hosts.group(1), from, hosts.group(3), to);
        } catch (UrlException e) {
            throw place.wrong("has an invalid host: " + Excerpt.of(text) + ": " + e.message());
        }
    }

    private static Optional<Integer> port(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    }
}
