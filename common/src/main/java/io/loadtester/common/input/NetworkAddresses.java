package io.loadtester.common.input;

import io.loadtester.common.test.ConnectTo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as options hold them: of this machine, of DNS servers, of detours. */
final class NetworkAddresses {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}(%[0-9A-Za-z]+)?");
    private static final String HOST = "(\\[[^\\]]+\\]|[^:\\[\\]\\s]+)";
    private static final Pattern DETOUR = Pattern.compile(HOST + ":(\\d{1,5}):" + HOST + ":(\\d{1,5})");
    private static final Pattern RESOLVER = Pattern.compile(HOST + "(?::(\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;

    private NetworkAddresses() {}

    /** An IP address in its usual form, not a name. */
    static boolean isAddress(String text) {
        if (IPV4.matcher(text).matches()) {
            for (String part : text.split("\\.", -1)) {
                if (Integer.parseInt(part) > 255) {
                    return false;
                }
            }
            return true;
        }
        return IPV6.matcher(text).matches();
    }

    /** {@code ip}, {@code ip:port} or {@code [ip6]:port}; written back as it was given. */
    static String resolver(Place place, String text) {
        Matcher matcher = RESOLVER.matcher(text);
        boolean bare = isAddress(text);
        boolean withPort = matcher.matches()
                && isAddress(unbracketed(matcher.group(1)))
                && (matcher.group(2) == null || port(matcher.group(2)).isPresent());
        if (!bare && !withPort) {
            throw place.wrong(
                    "must be IP addresses of DNS servers, like 1.1.1.1 or 1.1.1.1:53; got " + Excerpt.of(text));
        }
        return text;
    }

    /** {@code host:port:toHost:toPort}, as Vegeta and curl write it. */
    static ConnectTo connectTo(Place place, String text) {
        Matcher matcher = DETOUR.matcher(text);
        if (matcher.matches()) {
            Optional<Integer> from = port(matcher.group(2));
            Optional<Integer> to = port(matcher.group(4));
            if (from.isPresent() && to.isPresent()) {
                return new ConnectTo(
                        unbracketed(matcher.group(1)), from.get(), unbracketed(matcher.group(3)), to.get());
            }
        }
        throw place.wrong(
                "must be \"host:port:toHost:toPort\", like example.com:443:127.0.0.1:8443; got " + Excerpt.of(text));
    }

    private static Optional<Integer> port(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
