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
 * Takes defaults of flags from environment variables: {@code GRPC_PORT} for {@code --grpc-port}. Only service flags
 * have a variable; short names such as RATE or NAME are likely to mean something else in the user's environment.
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
            "--grace",
            "--grpc-port",
            "--http-port",
            "--jwt-secret-key",
            "--kafka-broker",
            "--kafka-group",
            "--kafka-topic",
            "--master-address",
            "--max-duration",
            "--orphan-lease",
            "--memory-buffer",
            "--metrics-port",
            "--retain",
            "--worker-id");

    /** Client commands share an environment with other programs, so their variables carry a prefix. */
    private static final Map<String, String> PREFIXED =
            Map.of("--token", "LOADTESTER_TOKEN", "--password", "LOADTESTER_PASSWORD");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The environment variable of a flag, if it has one. */
    static Optional<String> variable(OptionSpec option) {
        String flag = option.longestName();
        if (FLAGS.contains(flag)) {
            return Optional.of(flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
        }
        return Optional.ofNullable(PREFIXED.get(flag));
    }

    /** An empty variable counts as not set, because compose files pass unset variables on as empty ones. */
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
