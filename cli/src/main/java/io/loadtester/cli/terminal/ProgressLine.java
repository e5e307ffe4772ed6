package io.loadtester.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows progress: on a terminal as one line that is updated in place, otherwise as a new line every two seconds. Not
 * thread-safe.
 */
public final class ProgressLine {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean begun;
    private long lastNanos;

    /** @param terminal whether {@code out} is a terminal */
    public ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.lastNanos = System.nanoTime() - LINE_EVERY_NANOS;
    }

    /** On standard error, which is a terminal if the launcher said so. */
    public static ProgressLine onStandardError() {
        return new ProgressLine(System.err, "1".equals(System.getenv("LOADTESTER_TTY")));
    }

    /** On standard error if that is a terminal, otherwise nowhere. */
    public static ProgressLine onTerminal() {
        ProgressLine line = onStandardError();
        return line.terminal ? line : nowhere();
    }

    /** Discards all progress. */
    public static ProgressLine nowhere() {
        return new ProgressLine(new PrintStream(OutputStream.nullOutputStream()), true);
    }

    /** Shows the current state. */
    public void show(String text) {
        if (terminal) {
            out.print(ERASE_LINE + text);
            out.flush();
            begun = true;
        } else if (System.nanoTime() - lastNanos >= LINE_EVERY_NANOS) {
            out.println(text);
            lastNanos = System.nanoTime();
        }
    }

    /** Prints a line that stays. */
    public void say(String text) {
        erase();
        out.println(text);
    }

    /** Removes the progress line; lines printed with {@link #say} stay. */
    public void erase() {
        if (begun) {
            out.print(ERASE_LINE);
            out.flush();
            begun = false;
        }
    }
}
