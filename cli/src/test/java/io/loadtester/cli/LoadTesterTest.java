package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class LoadTesterTest {

    private static final int TERMINAL_WIDTH = 80;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<CommandLine> commands() {
        return LoadTester.commandLine(Map.of()).getSubcommands().values().stream();
    }

    @Test
    void hasTheCommandsOfTheGuideAndOurs() {
        assertThat(LoadTester.commandLine(Map.of()).getSubcommands())
                .containsOnlyKeys(
                        "attack",
                        "report",
                        "plot",
                        "encode",
                        "results",
                        "local",
                        "submit",
                        "master",
                        "worker",
                        "consumer",
                        "compare",
                        "check",
                        "dlt",
                        "help",
                        "infra",
                        "tests",
                        "stop",
                        "rate",
                        "drain",
                        "undrain",
                        "workers",
                        "search");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithExamples(CommandLine command) {
        assertThat(execute(Map.of(), command.getCommandName(), "--help")).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .contains("Usage: loadtester " + command.getCommandName(), "Example", "--help", "--version");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionSaysWhatItIsAndWhichVariableStandsInForIt(CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            String description = String.join(" ", option.description());

            assertThat(description).as(option.longestName()).isNotBlank();
            EnvironmentDefaults.variable(option)
                    .ifPresent(variable -> assertThat(description).endsWith("[" + variable + "]"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesFitATerminal(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().footer())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TERMINAL_WIDTH));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpShowsNoSecretsOfTheEnvironment(CommandLine command) {
        Map<String, String> environment = Map.of(
                "DATABASE_URL", "postgres://u:canary@db/x",
                "JWT_SECRET_KEY", "canary",
                "ADMIN_PASSWORD", "canary",
                "CLUSTER_TOKEN", "canary",
                "LOADTESTER_TOKEN", "canary",
                "LOADTESTER_PASSWORD", "canary");

        execute(environment, command.getCommandName(), "--help");

        assertThat(out.toString()).isNotEmpty().doesNotContain("canary");
    }

    @Test
    void tellsItsVersion() {
        assertThat(execute(Map.of(), "--version")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).matches("(?s)loadtester \\d+\\.\\d+\\.\\d+.*Java.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-version", "-V", "attack -version", "worker --version"})
    void tellsItsVersionHoweverItIsAsked(String arguments) {
        assertThat(execute(Map.of(), arguments.split(" ", -1))).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).startsWith("loadtester ");
    }

    @ParameterizedTest
    @CsvSource({
        "help attack, Usage: loadtester attack",
        "help worker, Usage: loadtester worker",
        "help dlt resend, Usage: loadtester dlt resend",
        "attack -help, Usage: loadtester attack",
        "dlt list -help, Usage: loadtester dlt list",
        "help, Usage: loadtester",
        "-help, Usage: loadtester"
    })
    void explainsACommandHoweverItIsAsked(String arguments, String usage) {
        assertThat(execute(Map.of(), arguments.split(" ", -1))).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains(usage);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpSaysWhichCommandsThereAre() {
        assertThat(execute(Map.of(), "help", "attak")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("There is no command 'attak'; there are attack, search,");
    }

    @ParameterizedTest
    @CsvSource({
        "worker -metrics-port 0, --metrics-port: must be",
        "master -jwt-secret-key x -database-url postgres://db/x -max-duration soon, --max-duration: must be a duration",
        "consumer -database-url=postgres://db/x -metrics-port=0, --metrics-port: must be",
        "dlt resend -all 0-17, name one dead letter"
    })
    void takesOneDashEverywhere(String arguments, String message) {
        assertThat(execute(Map.of(), arguments.split(" ", -1))).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains(message);
    }

    @Test
    void asksWhichCommand() {
        assertThat(execute(Map.of())).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        "Which command? attack, search, local, infra, submit, tests, stop, rate, workers, drain, undrain, results, check,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "master --nonsense",
                "master --jwt-secret-key x",
                "master --http-port many",
                "worker --grpc-port 1.5",
                "consumer --database-url postgres://db/x --metrics-port any",
                "submit --targets - --rate 1",
                "submit --targets - --rate 1 --duration 1s --workers x"
            })
    void wrongUsageIsOneLineAndAHint(String arguments) {
        assertThat(execute(Map.of(), arguments.split(" ", -1))).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .startsWith("loadtester: ")
                .contains("--help'.")
                .hasLineCount(lines());
    }

    @Test
    void badDatabaseUrlsDoNotShowTheirPassword() {
        String[] arguments = {"master", "--jwt-secret-key", "x", "--database-url", "mysql://u:canary@db/x"};

        assertThat(execute(Map.of(), arguments)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("--database-url", "must begin with postgres://")
                .doesNotContain("canary");
    }

    @Test
    void namesTheFlagOfABadDuration() {
        String[] arguments = {
            "master", "--jwt-secret-key", "x", "--database-url", "postgres://db/x", "--max-duration", "soon"
        };

        assertThat(execute(Map.of(), arguments)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--max-duration: must be a duration");
    }

    @ParameterizedTest
    @CsvSource({
        "worker, 0",
        "worker, 65536",
        "worker, -1",
        "consumer --database-url postgres://db/x, 0",
        "master --database-url postgres://db/x --jwt-secret-key x, 0"
    })
    void namesTheFlagOfAPortWhereNobodyCouldReadMeters(String command, String port) {
        String[] arguments = (command + " --metrics-port " + port).split(" ", -1);

        assertThat(execute(Map.of(), arguments)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--metrics-port: must be from 1 to 65535, was " + port);
    }

    private int lines() {
        return err.toString().contains("Possible solutions") || err.toString().contains("Did you mean") ? 3 : 2;
    }

    private int execute(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = LoadTester.commandLine(environment);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(List.of(arguments).toArray(String[]::new));
    }
}
