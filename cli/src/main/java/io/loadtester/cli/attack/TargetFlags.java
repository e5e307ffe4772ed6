package io.loadtester.cli.attack;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.test.TargetList;
import io.loadtester.spec.ParsedOptions;
import io.loadtester.spec.Reason;
import io.loadtester.spec.TargetRules;
import io.loadtester.spec.TargetsParser;
import io.loadtester.spec.TargetsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The flag for the targets of an attack. */
final class TargetFlags {

    private static final String FIELD = "--targets";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            defaultValue = "stdin",
            description = "Targets in Vegeta's http or json format. Default: standard input")
    private String targets = "stdin";

    static TargetList parse(byte[] bytes, ParsedOptions options) {
        return TargetsParser.parse(FIELD, bytes, options.format(), rules(options));
    }

    /** Parses all targets without keeping their text. */
    TargetList parse(ParsedOptions options) {
        try (InputStream text = open()) {
            return TargetsParser.parse(FIELD, text, options.format(), rules(options));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads targets one after another during the attack; the input stays open. */
    LazyTargets lazily(ParsedOptions options) {
        try {
            TargetsReader reader = new TargetsReader(FIELD, open(), options.format(), rules(options));
            return new LazyTargets(FIELD, reader, options.options());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TargetRules rules(ParsedOptions options) {
        return new TargetRules(options.options().request().template(), new FileBodies());
    }

    private boolean areOnStandardInput() {
        return targets.equals("stdin") || targets.equals("-");
    }

    private InputStream open() throws IOException {
        if (areOnStandardInput()) {
            return System.in;
        }
        try {
            return Files.newInputStream(Path.of(targets));
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private CommandException unreadable(IOException e) {
        String what = areOnStandardInput() ? "standard input" : targets;
        return new CommandException(ExitCode.USAGE, FIELD + ": cannot read " + what + ": " + Reason.of(e), e);
    }

    byte[] bytes() {
        if (!areOnStandardInput()) {
            return OptionsDraft.read("--targets", targets);
        }
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, "--targets: cannot read standard input: " + Reason.of(e), e);
        }
    }
}
