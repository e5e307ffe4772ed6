package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes records through its own buffer. Allocates nothing per record in the steady state, except for headers in CSV.
 * Not thread-safe. Call {@link #flush()} whenever readers down the pipe should see the records so far.
 */
public final class RecordWriter implements Closeable, Flushable {

    private static final int FULL = 64 * 1024;

    private final RecordLayout layout;
    private final OutputStream out;
    private final LineBuffer buffer;

    /** @param out should be unbuffered; closed with this writer */
    public RecordWriter(RecordFormat format, OutputStream out) {
        this.layout = format.layout();
        this.out = out;
        this.buffer = new LineBuffer(2 * FULL, out);
    }

    public void write(ResultFields result) throws IOException {
        try {
            layout.append(result, buffer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (buffer.length() >= FULL) {
            buffer.drainTo(out);
        }
    }

    @Override
    public void flush() throws IOException {
        buffer.drainTo(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
