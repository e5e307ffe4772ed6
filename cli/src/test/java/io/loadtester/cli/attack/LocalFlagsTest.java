package io.loadtester.cli.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.loadtester.cli.LoadTester;
import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Flags that only work for attacks from this process. */
class LocalFlagsTest {

    private static final int HITS = 30;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void prometheusIsAnsweredWhileTheAttackRuns() throws Exception {
        int port = freePort();
        AtomicInteger count = new AtomicInteger();
        StringBuilder scraped = new StringBuilder();
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            int number = count.incrementAndGet();
            if (number == HITS) {
                scraped.append(get("http://127.0.0.1:" + port + "/metrics"));
            }
            exchange.sendResponseHeaders(number % 10 == 0 ? 500 : 200, 3);
            exchange.getResponseBody().write("abc".getBytes(UTF_8));
            exchange.close();
        });
        target.start();
        String url = "http://127.0.0.1:" + target.getAddress().getPort() + "/x";
        Path targets = Files.writeString(folder.resolve("targets"), "GET " + url + "\n");

        int exit = execute("attack -targets " + targets + " -prometheus-addr :" + port
                + " -rate 0 -max-workers 1 -max-requests " + HITS + " -duration 1m -report text -output "
                + folder.resolve("report"));
        target.stop(0);

        assertThat(exit).as(err.toString()).isIn(ExitCode.OK, ExitCode.DOUBTFUL);
        String ok = "{method=\"GET\",status=\"200\",url=\"" + url + "\"";
        String failed = "{method=\"GET\",status=\"500\",url=\"" + url + "\"";
        assertThat(scraped.toString().lines())
                .contains(
                        "request_seconds_count" + ok + "} 27",
                        "request_bytes_in" + ok + "} 81",
                        "request_bytes_out" + ok + "} 0",
                        "request_seconds_count" + failed + "} 2",
                        "request_fail_count" + failed + ",message=\"500 Internal Server Error\"} 2");
        assertThatThrownBy(() -> get("http://127.0.0.1:" + port + "/metrics")).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeTheFirstHit() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path targets = Files.writeString(folder.resolve("targets"), "GET http://127.0.0.1:1/\n");

            int exit = execute("attack -targets " + targets + " -prometheus-addr 127.0.0.1:" + taken.getLocalPort()
                    + " -duration 1m -output " + folder.resolve("results"));

            assertThat(exit).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString())
                    .contains("--prometheus-addr: it cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void hitsGoThroughASocketOfTheFileSystem() throws Exception {
        Path socket = folder.resolve("s.sock");
        Path targets = Files.writeString(folder.resolve("targets"), "GET http://localhost/x\n");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> answer(server), "unix-target");
            answering.setDaemon(true);
            answering.start();

            int exit = execute("attack -targets " + targets + " -unix-socket " + socket + " -workers 1 -max-workers 1"
                    + " -keepalive=0 -rate 0 -max-requests 5 -duration 1m -output " + folder.resolve("results"));

            assertThat(exit).as(err.toString()).isEqualTo(ExitCode.OK);
            assertThat(Files.readAllLines(folder.resolve("results")))
                    .hasSize(5)
                    .allMatch(line -> line.contains("\"code\":204") && line.contains("\"url\":\"http://localhost/x\""));
        }
    }

    @Test
    void workersAreNotToldOfFilesOnThisMachine() {
        int exit =
                execute("search --master http://127.0.0.1:1 --password x --threshold p99(response)<1s --from 1 --to 2"
                        + " --unix-socket /tmp/x.sock");

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--unix-socket", "not with --master");
    }

    private static void answer(ServerSocketChannel server) {
        try {
            while (true) {
                try (SocketChannel connection = server.accept()) {
                    if (connection.read(ByteBuffer.allocate(10_000)) > 0) {
                        String answer = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
                        connection.write(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)));
                    }
                }
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    private static String get(String url) throws IOException {
        return new String(URI.create(url).toURL().openStream().readAllBytes(), UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int execute(String arguments) {
        CommandLine commandLine = LoadTester.commandLine(Map.of());
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute((arguments + " --warm-up 0s").split(" +"));
    }
}
