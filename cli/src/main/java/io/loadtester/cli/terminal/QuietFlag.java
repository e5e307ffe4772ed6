package io.loadtester.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** The flag {@code --quiet}: no progress on standard error. Errors are printed in any case. */
public final class QuietFlag {

    @Option(names = "--quiet", description = "Print errors only, no progress, on standard error.")
    private boolean quiet;

    /** Prints a progress message unless quiet. */
    public void say(String text) {
        if (!quiet) {
            System.err.println(text);
        }
    }

    /** For other output along the way: standard error, or nowhere if quiet. */
    public PrintStream out() {
        return quiet ? new PrintStream(OutputStream.nullOutputStream()) : System.err;
    }

    /** Progress that is also printed if standard error is not a terminal, as in a pipeline's log. */
    public ProgressLine progress() {
        return quiet ? ProgressLine.nowhere() : ProgressLine.onStandardError();
    }

    /** Progress that is only shown on a terminal. */
    public ProgressLine progressOnTerminal() {
        return quiet ? ProgressLine.nowhere() : ProgressLine.onTerminal();
    }
}
