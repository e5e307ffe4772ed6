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

/** Reads lines of bytes into one growing buffer. For one thread. */
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

    /** Makes the present line and the one after it one, line end included; false at the end of the input. */
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

    /** Byte after the last of the line, without CR and LF. */
    int end() {
        return lineEnd;
    }

    /** Whether the present line is the last and has no line end: it may have been cut in its middle. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** The first bytes of the input, without moving; fewer at its end. A byte order mark of UTF-8 is passed over. */
    byte[] peek(int count) {
        while (filled < count && fill()) {
            // Until there are enough.
        }
        if (next == 0 && filled >= UTF_8_MARK.length && Arrays.equals(bytes, 0, 3, UTF_8_MARK, 0, 3)) {
            next = UTF_8_MARK.length;
            lineStart = next;
        }
        return Arrays.copyOfRange(bytes, next, Math.max(next, Math.min(count, filled)));
    }

    /** The present line was cut in its middle, which is said; the hits before it are none the worse for that. */
    void leaveOut() {
        System.err.println(
                "loadtester: " + name + " breaks off in the middle of line " + number + ", which is left out");
    }

    /** The bytes from the first on, for whoever does not want lines; this reads nothing any more. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, next, filled - next), in);
    }

    /** The present line is no result. */
    CommandException bad(String reason) {
        return new CommandException(ExitCode.USAGE, name + ", line " + number + ": " + reason);
    }

    /** The whole input is of no use. */
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

    /** Reads more, after moving the present line to the front; false at the end of the input. */
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
