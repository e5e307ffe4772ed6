package io.loadtester.common.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The names of all attack options: those that work, those that will, and those that never can. */
final class OptionName {

    static final List<String> SUPPORTED = List.of(
            "name",
            "timeout",
            "redirects",
            "keepalive",
            "insecure",
            "connections",
            "maxConnections",
            "workers",
            "maxWorkers",
            "headers",
            "body",
            "format");

    /** Options to come, and which of their values already say what happens today. */
    private static final Map<String, Predicate<JsonNode>> NOT_YET = Map.ofEntries(
            Map.entry("http2", OptionName::isFalse),
            Map.entry("h2c", OptionName::isFalse),
            Map.entry("chunked", OptionName::isFalse),
            Map.entry("sessionTickets", OptionName::isFalse),
            Map.entry("lazy", OptionName::isFalse),
            Map.entry("maxBody", value -> value.isNumber() && value.asString().equals("-1")),
            Map.entry("proxyHeaders", OptionName::isEmpty),
            Map.entry("dnsTtl", value -> value.asString().matches("0s?")),
            Map.entry("laddr", value -> isEmpty(value) || value.asString().equals("0.0.0.0")),
            Map.entry("resolvers", OptionName::isEmpty),
            Map.entry("connectTo", OptionName::isEmpty),
            Map.entry("cert", OptionName::isEmpty),
            Map.entry("key", OptionName::isEmpty),
            Map.entry("rootCerts", OptionName::isEmpty),
            Map.entry("pacer", OptionName::isEmpty),
            Map.entry("maxRequests", value -> false),
            Map.entry("buckets", OptionName::isEmpty));

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

    private static boolean isUnknown(String name) {
        return !SUPPORTED.contains(name) && !NOT_YET.containsKey(name) && !NEVER.containsKey(name);
    }

    /** What to tell about a name that is not {@link #SUPPORTED}; nothing if its value only says what happens anyway. */
    static Optional<String> objection(String written, JsonNode value) {
        String name = canonical(written);
        if (value.isNull() && !isUnknown(name)) {
            return Optional.empty();
        }
        String never = NEVER.get(name);
        if (never != null) {
            return Optional.of(never);
        }
        Predicate<JsonNode> saysWhatHappensToday = NOT_YET.get(name);
        if (saysWhatHappensToday != null) {
            return saysWhatHappensToday.test(value)
                    ? Optional.empty()
                    : Optional.of("is not supported yet; leave it out");
        }
        Collection<String> known = new ArrayList<>(SUPPORTED);
        known.addAll(NOT_YET.keySet());
        String unknown = "is not an attack option";
        return Optional.of(Nearest.to(name, known)
                .map(nearest -> unknown + "; did you mean " + nearest + "?")
                .orElse(unknown + "; there are " + String.join(", ", SUPPORTED)));
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainer()
                ? value.isEmpty()
                : value.isString() && value.asString().isEmpty();
    }
}
