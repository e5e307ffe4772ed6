package io.loadtester.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** Whether a command tells on standard error how it goes on. What goes wrong is told in any case. */
public final class QuietFlag {

    @Option(names = "--quiet", description = "No progress on standard error; only what goes wrong.")
    private boolean quiet;

    /** Says something about how it goes on. */
    public void say(String text) {
        if (!quiet) {
            System.err.println(text);
        }
    }

    /** For whatever else is told on the way: standard error, or nowhere. */
    public PrintStream out() {
        return quiet ? new PrintStream(OutputStream.nullOutputStream()) : System.err;
    }

    /** For progress that is worth a line even where nobody watches. */
    public ProgressLine progress() {
        return quiet ? ProgressLine.nowhere() : ProgressLine.onStandardError();
    }

    /** For progress that is for people only. */
    public ProgressLine progressOnTerminal() {
        return quiet ? ProgressLine.nowhere() : ProgressLine.onTerminal();
    }
}
