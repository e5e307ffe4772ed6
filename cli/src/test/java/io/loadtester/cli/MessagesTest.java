package io.loadtester.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Messages about input or servers that cannot be read, reached or understood use plain words and existing flags. */
class MessagesTest {

    private static final String JAVA =
            "(?s).*(\\w(Exception|Error)\\b|\\bjava\\.|REDACTED|\\[Source|UUID|\\bnull\\b).*";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("targets"), "GET http://127.0.0.1:1/\n");
        Files.writeString(folder.resolve("cut"), "{\"attack\": \"a\", \"headers\": {\"A\": [\n");
        Files.writeString(folder.resolve("words"), "{\"method\": \"GET\", \"url\":");
        Files.writeString(folder.resolve("users"), "name\nann,2\n");
        Files.write(folder.resolve("latin"), new byte[] {'a', '\n', (byte) 0xfc});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "results nonsense | 2 | is not a test's id",
                "check 1-1-1-1-1 | 2 | is not a test's id",
                "compare a b | 2 | is not a test's id",
                "results ID --master ht!tp://x | 2 | is not a URL",
                "check ID --master http://%zz | 2 | is not a URL",
                "check ID --master CLOSED | 3 | (the connection was refused); check --master",
                "compare ID ID --master http://no-such-host.invalid | 3 | (the host name cannot be resolved)",
                "results ID --master SILENT | 3 | (the connection was closed without an answer)",
                "report missing | 2 | cannot read missing: there is no such file",
                "encode DIR | 1 | cannot read DIR: is a directory",
                "report DIR/cut | 2 | not a result in JSON",
                "plot missing | 2 | cannot read missing: there is no such file",
                "encode missing --output x | 2 | there is no such file",
                "attack --targets missing | 2 | --targets: cannot read missing: there is no such file",
                "attack --targets DIR | 2 | --targets: cannot read DIR: is a directory",
                "attack --targets DIR/words | 2 | --targets: line 1: bad target: not JSON",
                "attack --targets DIR/targets --body missing | 2 | --body: missing cannot be read: there is no such file",
                "attack --targets DIR/targets --cert missing --key x | 2 | --cert: cannot read missing",
                "attack --targets DIR/targets --feeder DIR/users | 2 | --feeder: line 2",
                "attack --targets DIR/targets --feeder DIR/latin | 2 | --feeder: cannot read DIR/latin: it is not UTF-8",
                "attack --targets DIR/targets --feeder DIR/users --feeder-order any | 2 | --feeder-order: must be one of",
                "attack --targets DIR/targets --assert {\"a\":[ | 2 | --assert: must be a JSON object; it is not JSON",
                "attack --targets DIR/targets --pacer {\"type\":[ | 2 | --pacer: must be an object",
                "attack --targets DIR/targets --pacer {\"type\":\"linear\"} | 2 | --pacer: startRatePerSecond: is missing",
                "attack --targets DIR/targets --warm-up 0s --duration 100ms --report text --output DIR | 1 | cannot write DIR: is a directory",
                "attack --targets DIR/targets --loops x | 2 | 'x' is not a whole number",
                "attack --targets DIR/targets --connections 99999999999 | 2 | must be a whole number from 0 to 2147483647",
                "submit --targets missing --rate 1 --duration 1s | 2 | --targets: cannot read missing: there is no such file",
                "submit --targets DIR/targets --rate 1 --duration 1s --attack { --feeder DIR/users | 2 | --attack: not JSON",
                "submit --targets DIR/targets --rate 1 --duration 1s --weights 1,x | 2 | 'x' is not a number",
                "local --data-dir DIR/targets/x | 1 | cannot store data in DIR/targets/x"
            })
    void saysItInPlainWords(String arguments, int exitCode, String message) throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Thread closer = closer(silent);
            String[] words = Stream.of(arguments.split(" ", -1))
                    .map(word -> word.replace("DIR", folder.toString())
                            .replace("ID", "0b0f9ee4-3f0d-4a35-a2a3-57d4a8a07dd0")
                            .replace("CLOSED", "http://127.0.0.1:" + closedPort())
                            .replace("SILENT", "http://127.0.0.1:" + silent.getLocalPort()))
                    .toArray(String[]::new);

            assertThat(execute(words)).as(err.toString()).isEqualTo(exitCode);
            closer.interrupt();
        }

        assertThat(err.toString())
                .startsWith("loadtester: ")
                .contains(message.replace("DIR", folder.toString()))
                .doesNotMatch(JAVA);
    }

    @Test
    void aFaultOfItsOwnIsNamedAsOne() {
        CommandLine broken = new CommandLine(new Broken());
        broken.setExecutionExceptionHandler(new CommandFailures());
        broken.setErr(new PrintWriter(err, true));

        assertThat(broken.execute()).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).startsWith("loadtester: unexpected error: ").doesNotMatch(JAVA);
    }

    @CommandLine.Command
    private static final class Broken implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("java.lang.IllegalStateException: the roster is empty");
        }
    }

    /** Accepts every connection and closes it. */
    private static Thread closer(ServerSocket socket) {
        Thread thread = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    socket.accept().close();
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int execute(String... arguments) {
        CommandLine commandLine = LoadTester.commandLine(Map.of("LOADTESTER_TOKEN", "T"));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
