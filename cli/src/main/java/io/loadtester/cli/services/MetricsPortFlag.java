package io.loadtester.cli.services;

import io.loadtester.spec.InputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether, and where, a service's meters can be read. */
final class MetricsPortFlag {

    private static final int HIGHEST = 65_535;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Port where Prometheus reads what this service counts: GET /metrics, without a token. Without"
                    + " this flag there is none. [METRICS_PORT]")
    private @Nullable Integer port;

    /** Adds the property if the flag was given. */
    void addTo(Map<String, Object> properties) {
        if (port == null) {
            return;
        }
        if (port < 1 || port > HIGHEST) {
            throw new InputException("--metrics-port", "must be from 1 to " + HIGHEST + ", was " + port);
        }
        properties.put("loadtester.metrics-port", port);
    }
}
