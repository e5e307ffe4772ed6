package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.input.ParsedOptions;
import io.loadtester.common.input.Reason;
import io.loadtester.common.input.TargetsParser;
import io.loadtester.common.test.Target;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is attacked. */
final class TargetFlags {

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = "stdin",
            description = "Targets in Vegeta's http or json format. Default: standard input")
    private String targets = "stdin";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of the targets: http or json. Default: as they look")
    private @Nullable String format;

    void into(OptionsDraft options) {
        options.text("format", format);
    }

    static List<Target> parse(byte[] bytes, ParsedOptions options) {
        return TargetsParser.parse("--targets", bytes, options.format(), InlinedTargets::body);
    }

    byte[] bytes() {
        if (!targets.equals("stdin") && !targets.equals("-")) {
            return OptionsDraft.read("--targets", targets);
        }
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, "--targets: cannot read standard input: " + Reason.of(e), e);
        }
    }
}
