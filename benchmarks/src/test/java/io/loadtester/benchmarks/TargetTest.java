package io.loadtester.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target server in C, built as the scripts build it. Skipped without a C compiler. */
class TargetTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nxxx";

    @TempDir
    Path directory;

    private Process process;
    private BufferedReader output;
    private Socket client;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Bash.run("native.sh", "command -v cc || true").size() == 1, "no C compiler");
        Path program = directory.resolve("target");
        Bash.run("native.sh", "cc -O2 -std=gnu11 -Wall -Wextra -Werror -o \"$1\" native/target.c", program);
        process = new ProcessBuilder(program.toString(), "--record", arrivals().toString(), "--capacity", "10000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        int port = Integer.parseInt(output.readLine().substring("port ".length()));
        client = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void end() throws IOException {
        if (client != null) {
            client.close();
        }
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void answersRequestsThatComeTogether() throws IOException {
        send(REQUEST.repeat(2_000));

        assertThat(receive(2_000 * ANSWER.length())).isEqualTo(ANSWER.repeat(2_000));
        assertThat(recorded()).hasSize(2_000);
    }

    @Test
    void answersRequestsThatComeInPieces() throws IOException {
        for (int i = 1; i < REQUEST.length(); i++) {
            send(REQUEST.substring(0, i));
            send(REQUEST.substring(i));
            assertThat(receive(ANSWER.length())).isEqualTo(ANSWER);
        }

        assertThat(recorded()).hasSize(REQUEST.length() - 1);
    }

    @Test
    void takesABodyForNoRequest() throws IOException {
        send("POST / HTTP/1.1\r\ncontent-length: 30000\r\n\r\n"
                + REQUEST.repeat(2_000).substring(0, 30_000) + REQUEST);

        assertThat(receive(2 * ANSWER.length())).isEqualTo(ANSWER.repeat(2));
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void servesAKilobyte() throws IOException {
        send("GET /1k HTTP/1.1\r\n\r\n");

        String head = ANSWER.replace("3\r\n\r\nxxx", "1024\r\n\r\n");
        assertThat(receive(head.length() + 1024)).isEqualTo(head + "x".repeat(1024));
    }

    @Test
    void closesWhenAskedTo() throws IOException {
        send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII)).isEqualTo(ANSWER);
    }

    @Test
    void recordsArrivalsFromTheFirstOnInOrder() throws IOException {
        for (int i = 0; i < 50; i++) {
            send(REQUEST);
            receive(ANSWER.length());
        }

        List<Long> arrivals = recorded();

        assertThat(arrivals).hasSize(50).isSorted().startsWith(0L).doesNotHaveDuplicates();
    }

    private Path arrivals() {
        return directory.resolve("arrivals");
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
        client.getOutputStream().flush();
    }

    private String receive(int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), US_ASCII);
    }

    /** Stops the target and checks its request count against its recorded arrivals. */
    private List<Long> recorded() throws IOException {
        // Not process.destroy(), because that closes the output stream, which is read next.
        process.toHandle().destroy();
        String summary = output.readLine();
        process.onExit().join();
        List<Long> arrivals =
                Files.readAllLines(arrivals()).stream().map(Long::valueOf).toList();
        assertThat(summary).startsWith("requests " + arrivals.size() + " seconds ");
        return arrivals;
    }
}
