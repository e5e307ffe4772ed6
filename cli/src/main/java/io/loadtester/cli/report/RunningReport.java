package io.loadtester.cli.report;

import io.loadtester.cli.results.RecordReader;
import io.loadtester.cli.results.ResultRecord;
import io.loadtester.reporting.metrics.MetricsBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A report that can be written while results still arrive. */
final class RunningReport {

    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final RecordReader records;
    private final ReportType type;
    private final boolean terminal;
    private final MetricsBuilder metrics;

    /** @param terminal whether each report replaces the previous one on the screen */
    RunningReport(RecordReader records, ReportType type, boolean terminal) {
        this.records = records;
        this.type = type;
        this.terminal = terminal;
        this.metrics = new MetricsBuilder(type.buckets());
    }

    void readToTheEnd() {
        @Nullable ResultRecord record = records.read();
        while (record != null) {
            synchronized (metrics) {
                metrics.add(record);
            }
            record = records.read();
        }
    }

    void writeTo(OutputStream out) throws IOException {
        String text;
        synchronized (metrics) {
            text = type.render(metrics.soFar());
        }
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the report so far at every period, and once more at the end. Reads on a daemon thread, which is abandoned
     * if writing fails.
     */
    void writeEvery(Duration period, OutputStream out) throws IOException {
        FutureTask<@Nullable Void> reading = new FutureTask<>(this::readToTheEnd, null);
        Thread reader = new Thread(reading, "record-reader");
        reader.setDaemon(true);
        reader.start();
        while (!ends(reading, period)) {
            if (hasSome()) {
                writeAgain(out);
            }
        }
        writeAgain(out);
    }

    private boolean hasSome() {
        synchronized (metrics) {
            return !metrics.isEmpty();
        }
    }

    private void writeAgain(OutputStream out) throws IOException {
        if (terminal) {
            out.write(CLEAR_SCREEN.getBytes(StandardCharsets.US_ASCII));
        }
        writeTo(out);
    }

    private static boolean ends(FutureTask<@Nullable Void> reading, Duration within) throws IOException {
        try {
            reading.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
