package io.loadtester.cli.feeder;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A feeder as flags. Its file is read here: the workers, which use its rows, have it from the test. */
public final class FeederFlags {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Option(
            names = "--feeder",
            paramLabel = "FILE",
            description = "A CSV file with a header row; its columns are placeholders in targets, like {{name}}, and"
                    + " every hit has one row.")
    private String file = "";

    @Option(
            names = "--feeder-order",
            paramLabel = "ORDER",
            defaultValue = "roundRobin",
            description = "Which row a hit has: roundRobin, shuffled, or once (then hits end with the rows)."
                    + " Default: ${DEFAULT-VALUE}")
    private String order = "";

    @Option(
            names = "--feeder-seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "With --feeder-order shuffled: another number, another order. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** Whether there is one. */
    public boolean isGiven() {
        return !file.isEmpty();
    }

    /** The value of the attack option {@code feeder}. */
    public ObjectNode feeder() {
        return MAPPER.createObjectNode().put("csv", read()).put("order", order).put("seed", seed);
    }

    private String read() {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, "--feeder: cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
