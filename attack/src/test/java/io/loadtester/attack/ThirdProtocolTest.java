package io.loadtester.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.net.Suites;
import io.loadtester.attack.protocol.echo.LineEcho;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine works with any protocol: here one that exists only in tests. */
@ExtendWith(Leaks.class)
class ThirdProtocolTest {

    private final Observed observed = new Observed();

    @Test
    void hitsAreDueAsTheScheduleHasThemAndAllAreCounted() throws Exception {
        Recorded hits = new Recorded();
        try (EchoServer server = new EchoServer(line -> line)) {
            attack(Plans.at(200, Duration.ofSeconds(2)).on(server.url("/a"), server.url("/b")), hits);
        }

        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(400, 400, 0, 400, 0));
        assertThat(hits.dueNanos).hasSize(400).isSorted().allSatisfy(due -> assertThat(
                        (due - hits.dueNanos.get(0)) % 5_000_000)
                .isZero());
        assertThat(hits.failures).isEmpty();
    }

    @Test
    void aHitWhoseLineDoesNotComeBackRunsOutOfTimeAndTheOthersGoOn() throws Exception {
        try (EchoServer server = new EchoServer(line -> line.equals("/silent") ? null : line)) {
            attack(
                    Plans.at(40, Duration.ofSeconds(1))
                            .with(options -> options.timeout(Duration.ofSeconds(2)))
                            .on(server.url("/a"), server.url("/silent")),
                    new Recorded());
        }

        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(40, 40, 0, 20, 20));
        assertThat(failures()).containsExactly("TIMEOUT no line came back in time");
    }

    @Test
    void failuresOfTheProtocolAreFailuresOfItsHits() throws Exception {
        try (EchoServer server = new EchoServer(line -> line.equals("/wrong") ? "/other" : line)) {
            attack(Plans.at(40, Duration.ofSeconds(1)).on(server.url("/wrong"), server.url("/a")), new Recorded());
        }

        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(40, 40, 0, 20, 20));
        assertThat(failures()).containsExactly("PROTOCOL another line came back");
    }

    @Test
    void hitsShareAsManyConnectionsAsAreAllowed() throws Exception {
        try (EchoServer server = new EchoServer(line -> line)) {
            attack(
                    Plans.at(200, Duration.ofSeconds(1))
                            .with(options -> options.maxConnections(2))
                            .on(server.url("/a")),
                    new Recorded());

            assertThat(server.connections).isLessThanOrEqualTo(2);
        }

        assertThat(observed.summary().ledger()).isEqualTo(new Ledger(200, 200, 0, 200, 0));
    }

    private void attack(Plans plans, HitSink watcher) throws Exception {
        try (AttackEngine engine = AttackEngine.create(
                Transport.available().get(0), 1, Map.of(), Suites.only((loop, clock) -> new LineEcho(clock)))) {
            engine.start(plans.plan(), observed, List.of(watcher));
            observed.summary();
        }
    }

    private Set<String> failures() {
        Set<String> failures = ConcurrentHashMap.newKeySet();
        for (SecondCut cut : observed.cuts()) {
            cut.intervals().stream()
                    .flatMap(interval -> interval.exemplars().stream())
                    .filter(exemplar -> exemplar.failure() != null)
                    .forEach(exemplar -> failures.add(text(exemplar)));
        }
        return failures;
    }

    private static String text(Exemplar exemplar) {
        FailureKind kind = exemplar.failure();
        return kind + " " + exemplar.text();
    }

    private static final class Recorded implements HitSink {
        final List<Long> dueNanos = new ArrayList<>();
        final List<String> failures = new ArrayList<>();

        @Override
        public void scheduled(Hit hit) {
            dueNanos.add(hit.dueNanos());
        }

        @Override
        public void sent(Hit hit) {}

        @Override
        public void ended(Hit hit) {
            if (hit.failure() != null) {
                failures.add(hit.failure().text());
            }
        }
    }

    /** Sends back for each line what a function returns; null for nothing. */
    private static final class EchoServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        private final UnaryOperator<String> echo;
        volatile int connections;

        EchoServer(UnaryOperator<String> echo) throws IOException {
            this.echo = echo;
            Thread accept = new Thread(this::accept);
            accept.setDaemon(true);
            accept.start();
        }

        String url(String path) {
            return "http://127.0.0.1:" + listener.getLocalPort() + path;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread only
        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    connections++;
                    Thread answer = new Thread(() -> answer(socket));
                    answer.setDaemon(true);
                    answer.start();
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void answer(Socket socket) {
            try (socket;
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                OutputStream out = socket.getOutputStream();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String back = echo.apply(line);
                    if (back != null) {
                        out.write((back + "\n").getBytes(UTF_8));
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
