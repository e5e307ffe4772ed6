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

/** The flags of a feeder. Its file is read here; workers receive the rows with the test. */
public final class FeederFlags {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Option(
            names = "--feeder",
            paramLabel = "FILE",
            description = "CSV file with a header row. Its columns are placeholders in targets, like {{name}};"
                    + " every hit uses one row.")
    private String file = "";

    @Option(
            names = "--feeder-order",
            paramLabel = "ORDER",
            defaultValue = "roundRobin",
            description = "Order of the rows: roundRobin, shuffled, or once (the attack ends with the last row)."
                    + " Default: ${DEFAULT-VALUE}")
    private String order = "";

    @Option(
            names = "--feeder-seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Seed of --feeder-order shuffled. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** Whether {@code --feeder} was given. */
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
