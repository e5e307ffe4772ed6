package io.loadtester.cli.services;

import io.loadtester.spec.InputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag for the port where Prometheus reads a service's metrics. */
final class MetricsPortFlag {

    private static final int HIGHEST = 65_535;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Port where Prometheus reads this service's metrics: GET /metrics, without a token. Default:"
                    + " none [METRICS_PORT]")
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
