package io.loadtester.benchmarks.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The options of the command line: pairs of name and value. */
final class Options {

    private static final Set<String> NAMES = Set.of(
            "workers",
            "targets",
            "seconds",
            "rate",
            "seed",
            "pace",
            "consumers",
            "partitions",
            "consumer-cpu",
            "kafka-broker",
            "kafka-topic");

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if the arguments contain anything else */
    Options(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            values.put(name, arguments[i + 1]);
        }
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a number: " + value, e);
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** Whether to publish in real time, one second of results per second, rather than as fast as possible. */
    boolean inRealTime() {
        String pace = text("pace", "backlog");
        if (!pace.equals("backlog") && !pace.equals("real-time")) {
            throw new IllegalArgumentException("--pace must be backlog or real-time: " + pace);
        }
        return pace.equals("real-time");
    }
}
