package io.loadtester.cli.results;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Reads lines of bytes into one growing buffer. Not thread-safe. */
final class LineInput implements Closeable {

    private static final int CHUNK = 64 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private final InputStream in;
    private byte[] bytes = new byte[CHUNK];
    private int lineStart;
    private int lineEnd;
    private int next;
    private int filled;
    private long number;
    private boolean unfinished;

    LineInput(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** Moves to the next line that is not blank; false at the end of the input. */
    boolean nextLine() {
        do {
            lineStart = next;
            if (!readToLineEnd(next)) {
                return false;
            }
        } while (isBlank());
        return true;
    }

    /** Joins the next line to the current one, including the line break; false at the end of the input. */
    boolean extendLine() {
        return readToLineEnd(next);
    }

    byte[] bytes() {
        return bytes;
    }

    /** First byte of the line in {@link #bytes()}. */
    int start() {
        return lineStart;
    }

    /** End of the line in {@link #bytes()}, exclusive, without CR and LF. */
    int end() {
        return lineEnd;
    }

    /** Whether the current line is the last and has no line break, so that it may be truncated. */
    boolean isUnfinished() {
        return unfinished;
    }

    /**
     * The first bytes of the input, without consuming them; fewer if the input is shorter. Skips a UTF-8 byte order
     * mark.
     */
    byte[] peek(int count) {
        while (filled < count && fill()) {
            // Read on.
        }
        if (next == 0 && filled >= UTF_8_MARK.length && Arrays.equals(bytes, 0, 3, UTF_8_MARK, 0, 3)) {
            next = UTF_8_MARK.length;
            lineStart = next;
        }
        return Arrays.copyOfRange(bytes, next, Math.max(next, Math.min(count, filled)));
    }

    /** Warns that the current line is truncated and left out; the records before it are still valid. */
    void leaveOut() {
        System.err.println("loadtester: " + name + " ends in the middle of line " + number + ", which is left out");
    }

    /** The input from its first byte, for formats without lines. Do not use this object afterwards. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, next, filled - next), in);
    }

    /** The exception for an invalid current line. */
    CommandException bad(String reason) {
        return new CommandException(ExitCode.USAGE, name + ", line " + number + ": " + reason);
    }

    /** The exception for an unusable input. */
    CommandException refused(String reason) {
        return new CommandException(ExitCode.USAGE, name + ": " + reason);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean readToLineEnd(int from) {
        int at = from;
        while (true) {
            for (; at < filled; at++) {
                if (bytes[at] == '\n') {
                    endLine(at, at + 1);
                    unfinished = false;
                    return true;
                }
            }
            int moved = lineStart;
            if (!fill()) {
                if (filled == next) {
                    return false;
                }
                endLine(filled, filled);
                unfinished = true;
                return true;
            }
            at -= moved - lineStart;
        }
    }

    private void endLine(int end, int following) {
        lineEnd = end > lineStart && bytes[end - 1] == '\r' ? end - 1 : end;
        next = following;
        number++;
    }

    /** Moves the current line to the front and reads more; false at the end of the input. */
    private boolean fill() {
        if (lineStart > 0) {
            System.arraycopy(bytes, lineStart, bytes, 0, filled - lineStart);
            filled -= lineStart;
            next -= lineStart;
            lineStart = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        try {
            int read = in.read(bytes, filled, bytes.length - filled);
            filled += Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "cannot read " + name + ": " + Reason.of(e), e);
        }
    }

    private boolean isBlank() {
        for (int at = lineStart; at < lineEnd; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }
}
