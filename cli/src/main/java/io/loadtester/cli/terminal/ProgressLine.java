package io.loadtester.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells how something goes on: one line that changes in place on a terminal, otherwise a new line every now and then.
 * For one thread.
 */
public final class ProgressLine {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean begun;
    private long lastNanos;

    /** @param terminal whether {@code out} is shown to a person as it is written */
    public ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.lastNanos = System.nanoTime() - LINE_EVERY_NANOS;
    }

    /** On standard error, which is a terminal if the launcher said so. */
    public static ProgressLine onStandardError() {
        return new ProgressLine(System.err, "1".equals(System.getenv("LOADTESTER_TTY")));
    }

    /** On standard error if that is a terminal, else nowhere. */
    public static ProgressLine onTerminal() {
        ProgressLine line = onStandardError();
        return line.terminal ? line : nowhere();
    }

    /** For whoever does not want to know. */
    public static ProgressLine nowhere() {
        return new ProgressLine(new PrintStream(OutputStream.nullOutputStream()), true);
    }

    /** Shows the present state. */
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

    /** Says something that stays. */
    public void say(String text) {
        erase();
        out.println(text);
    }

    /** Takes the changing line away; what was said stays. */
    public void erase() {
        if (begun) {
            out.print(ERASE_LINE);
            out.flush();
            begun = false;
        }
    }
}
