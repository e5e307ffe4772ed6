package io.loadtester.spec;

import java.util.List;
import java.util.Map;

/** The names of all attack options: those that there are, and those that never can be. */
final class OptionName {

    static final List<String> SUPPORTED = List.of(
            "name",
            "timeout",
            "redirects",
            "chunked",
            "headers",
            "body",
            "bodyText",
            "template",
            "maxBody",
            "buckets",
            "assertions",
            "workers",
            "maxWorkers",
            "maxRequests",
            "lazy",
            "keepalive",
            "http2",
            "h2c",
            "connections",
            "maxConnections",
            "idleTimeout",
            "maxConnectionAge",
            "insecure",
            "sessionTickets",
            "cert",
            "key",
            "rootCerts",
            "dnsTtl",
            "laddr",
            "resolvers",
            "connectTo",
            "proxyHeaders",
            "feeder",
            "pacer",
            "format");

    /** Flags of Vegeta that are no options here, and why. */
    private static final Map<String, String> NEVER = Map.of(
            "output", "is refused: it would write a file on a worker; results are stored for you",
            "targets", "is refused: it would read a file on a worker; targets come with the test itself",
            "unixSocket", "is refused: it would open a file on a worker",
            "profile", "is refused: it would write a file on a worker",
            "cpus", "is refused: it belongs to the worker's process, not to a test",
            "prometheusAddr", "is refused: it would open a port on a worker",
            "rate", "is no attack option; the rate is a field of the test (ratePerSecond)",
            "duration", "is no attack option; the duration is a field of the test (durationSeconds)");

    /** Vegeta's flags that are singular because they may be repeated. */
    private static final Map<String, String> ALIASES = Map.of("header", "headers", "proxyHeader", "proxyHeaders");

    private OptionName() {}

    /** One spelling of each name: {@code max-workers}, {@code max_workers} and {@code maxWorkers} are the same. */
    static String canonical(String written) {
        StringBuilder name = new StringBuilder();
        boolean wordBegins = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '-' || c == '_') {
                wordBegins = !name.isEmpty();
            } else {
                name.append(wordBegins ? Character.toUpperCase(c) : c);
                wordBegins = false;
            }
        }
        return ALIASES.getOrDefault(name.toString(), name.toString());
    }

    /** What to tell about a name that is not {@link #SUPPORTED}. */
    static String objection(String written) {
        String name = canonical(written);
        String never = NEVER.get(name);
        if (never != null) {
            return never;
        }
        String unknown = "is not an attack option";
        return Nearest.to(name, SUPPORTED)
                .map(nearest -> unknown + "; did you mean " + nearest + "?")
                .orElse(unknown + "; there are " + String.join(", ", SUPPORTED));
    }
}
