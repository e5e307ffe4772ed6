package io.loadtester.cli.terminal;

import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Option;

/** The flag {@code --output} for commands that print their result piece by piece. Not thread-safe. */
public final class OutputFlag {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    private boolean begun;

    /** @throws CommandException if the text cannot be written */
    public void print(String text) {
        if (output.equals(Output.STDOUT) || output.equals("-")) {
            System.out.print(text);
            System.out.flush();
            return;
        }
        try {
            Files.writeString(
                    Path.of(output),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    begun ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            begun = true;
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(ExitCode.FAILED, "cannot write " + output + ": " + Reason.of(e), e);
        }
    }
}
