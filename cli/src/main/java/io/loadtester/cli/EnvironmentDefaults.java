package io.loadtester.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets environment variables stand in for flags: {@code GRPC_PORT} for {@code --grpc-port}. Only for the flags of
 * services; names such as RATE or NAME mean other things in other people's environments.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final Set<String> FLAGS = Set.of(
            "--admin-password",
            "--advertised-address",
            "--bind-address",
            "--buffer-dir",
            "--cluster-token",
            "--database-url",
            "--disk-buffer",
            "--grpc-port",
            "--http-port",
            "--jwt-secret-key",
            "--kafka-broker",
            "--kafka-group",
            "--kafka-topic",
            "--master-address",
            "--max-duration",
            "--memory-buffer",
            "--metrics-port",
            "--retain",
            "--worker-id");

    /** Clients are set up beside other programs, so their names say whose they are. */
    private static final Map<String, String> PREFIXED =
            Map.of("--token", "LOADTESTER_TOKEN", "--password", "LOADTESTER_PASSWORD");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The variable that stands in for a flag. */
    static Optional<String> variable(OptionSpec option) {
        String flag = option.longestName();
        if (FLAGS.contains(flag)) {
            return Optional.of(flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
        }
        return Optional.ofNullable(PREFIXED.get(flag));
    }

    /** What is empty counts as not set: that is how compose files pass on variables nobody set. */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return variable(option)
                .map(environment::get)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
