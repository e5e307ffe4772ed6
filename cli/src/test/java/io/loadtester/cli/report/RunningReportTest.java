package io.loadtester.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadtester.cli.results.RecordReader;
import io.loadtester.cli.results.ResultRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class RunningReportTest {

    private static final ReportType TEXT = ReportType.parse("text", "");

    private final BlockingQueue<Optional<ResultRecord>> coming = new LinkedBlockingQueue<>();

    @Test
    void isWrittenAgainWhileResultsComeAndOnceMoreAtTheEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) {
                writeBytes(bytes);
                if (toString(UTF_8).endsWith("Error Set:\n") && toString(UTF_8).contains(" 1, 1.00")) {
                    coming.add(Optional.of(result()));
                    coming.add(Optional.empty());
                }
            }
        };
        coming.add(Optional.of(result()));

        new RunningReport(reader(), TEXT, true).writeEvery(Duration.ofMillis(1), out);

        assertThat(out.toString(UTF_8))
                .startsWith("\u001b[H\u001b[2JRequests ")
                .containsSubsequence("  1, 1.00, 1.00\n", "\u001b[H\u001b[2J", "  2, 2.00, 2.00\n");
    }

    @Test
    void endsWhenNobodyReadsItThoughResultsMightStillCome() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        coming.add(Optional.of(result()));
        RunningReport report = new RunningReport(reader(), TEXT, false);

        assertThatThrownBy(() -> report.writeEvery(Duration.ofMillis(1), closed))
                .hasMessage("Broken pipe");
    }

    private RecordReader reader() {
        return new RecordReader() {
            @Override
            public ResultRecord read() {
                try {
                    return coming.take().orElse(null);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {}
        };
    }

    private static ResultRecord result() {
        return new ResultRecord(
                "", 0, 200, 0, 1, 0, 0, "", ByteBuffer.allocate(0), "GET", "", Map.of(), -1, -1, "", "", "");
    }
}
