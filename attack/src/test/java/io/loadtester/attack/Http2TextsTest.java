package io.loadtester.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.result.FailureKind;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about targets that violate HTTP/2, in users' words whatever the codec's message. */
class Http2TextsTest extends Http2Attacks {

    private static final String EMPTY_SETTINGS = "000000 04 00 00000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000005 00 00 00000000 0000000000          | broke the rules of HTTP/2: PROTOCOL_ERROR",
                "ffffff 00 00 00000001                     | sent an HTTP/2 frame of a size that is not allowed: FRAME_SIZE_ERROR",
                "000003 06 00 00000000 000000              | sent an HTTP/2 frame of a size that is not allowed: FRAME_SIZE_ERROR",
                "000004 08 00 00000000 7fffffff            | sent more than HTTP/2 allows it to at once: FLOW_CONTROL_ERROR",
                "000002 01 05 00000001 ffff                | sent headers that cannot be read: COMPRESSION_ERROR",
                "000004 08 00 00000000 00000000            | broke the rules of HTTP/2: PROTOCOL_ERROR",
            })
    void framesAgainstTheRules(String frame, String text) throws Exception {
        try (RawServer server = new RawServer(EMPTY_SETTINGS, frame)) {
            attack(PLANS.on(server.url()));

            observed.summary();
            assertThat(observed.failures()).containsOnlyKeys(FailureKind.PROTOCOL);
            assertThat(observed.texts()).containsExactly(server.authority() + " " + text);
        }
    }

    @ParameterizedTest
    @CsvSource({"485454502f312e3120343030204e6f0d0a0d0a", "000005 00 00 00000001 0000000000", "15030100020228"})
    void whatIsNoHttp2(String bytes) throws Exception {
        try (RawServer server = new RawServer(bytes, "")) {
            attack(PLANS.on(server.url()));

            observed.summary();
            assertThat(observed.texts()).containsExactly(server.authority() + " does not speak HTTP/2");
        }
    }

    @Test
    void headersLongerThanTheServerTakes() throws Exception {
        Http2Settings few = new Http2Settings().maxHeaderListSize(200);
        try (ScriptedHttp2Server server = ScriptedHttp2Server.plain(few, ScriptedHttp2Server.Request::hello)) {
            attack(PLANS.with(options -> options.h2c(true).maxConnections(1).header("X", "y".repeat(300)))
                    .on(server.url("/")));

            assertThat(observed.summary().ledger()).isEqualTo(FIFTY_FAILED);
            assertThat(observed.failures().keySet()).isEqualTo(Set.of(FailureKind.PROTOCOL));
            assertThat(observed.texts())
                    .containsExactly("the request's headers are longer than 127.0.0.1:" + server.port() + " takes");
            assertThat(server.requestCount()).isZero();
        }
    }

    /** Sends one text at once and another when the first request may have arrived. */
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final byte[] first;
        private final byte[] second;

        RawServer(String first, String second) throws IOException {
            this.first = HexFormat.of().parseHex(first.replace(" ", ""));
            this.second = HexFormat.of().parseHex(second.replace(" ", ""));
            Thread accepting = new Thread(this::accept, "raw-server");
            accepting.setDaemon(true);
            accepting.start();
        }

        String authority() {
            return "127.0.0.1:" + listener.getLocalPort();
        }

        String url() {
            return "http://" + authority() + "/";
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    Thread serving = new Thread(() -> serve(socket), "raw-connection");
                    serving.setDaemon(true);
                    serving.start();
                }
            } catch (IOException e) {
                // The listener was closed.
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                socket.getOutputStream().write(first);
                InputStream in = socket.getInputStream();
                boolean answered = false;
                byte[] frame = new byte[9];
                in.readNBytes(24);
                while (in.readNBytes(frame, 0, 9) == 9) {
                    in.readNBytes(((frame[0] & 255) << 16) | ((frame[1] & 255) << 8) | (frame[2] & 255));
                    if (frame[3] == 1 && !answered) {
                        answered = true;
                        socket.getOutputStream().write(second);
                    }
                }
            } catch (IOException e) {
                // The client closed the connection.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
