package io.loadtester.attack.pool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.net.ClientTls;
import io.loadtester.attack.net.DialOptions;
import io.loadtester.attack.net.NameCache;
import io.loadtester.attack.net.Routes;
import io.loadtester.attack.net.Suites;
import io.loadtester.attack.pacing.PacedLoops;
import io.loadtester.attack.pacing.WakeUps;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.TlsOptions;
import io.loadtester.common.url.Url;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionPoolsTest {

    private static final byte[] RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

    @Test
    void triesTheNextAddressWhenTheFirstRefuses() throws Exception {
        InetAddress refusing = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress listening = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (ServerSocket listener = new ServerSocket(0, 10, listening)) {
            Thread server = new Thread(() -> answer(listener));
            server.start();

            String outcome = exchange("http://two.example:" + listener.getLocalPort() + "/", refusing, listening);

            assertThat(outcome).isEqualTo("200");
            server.join();
        }
    }

    @Test
    void namesTheFirstFailureWhenEveryAddressRefuses() throws Exception {
        InetAddress one = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress two = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        int port;
        try (ServerSocket free = new ServerSocket(0, 10, one)) {
            port = free.getLocalPort();
        }

        String outcome = exchange("http://two.example:" + port + "/", one, two);

        assertThat(outcome).isEqualTo("connection refused by two.example:" + port);
    }

    @Test
    void aHitThatWaitsForABusyConnectionIsToldThatNoneBecameFree() throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket silent = new ServerSocket(0, 10, loopback);
                Outcome outcome = new Outcome("http://one.example:" + silent.getLocalPort() + "/", loopback)) {
            Hit sent = outcome.submit();
            Hit waiting = outcome.submit();
            await().until(() -> outcome.isSent(sent));

            Failure failure = outcome.letGo(waiting);

            assertThat(failure.kind()).isEqualTo(FailureKind.NO_CONNECTION);
            assertThat(outcome.letGo(sent).kind()).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @Test
    void aHitThatWaitsForADialIsToldHowFarItCame() throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket silent = new ServerSocket(0, 10, loopback);
                Outcome outcome = new Outcome("https://one.example:" + silent.getLocalPort() + "/", loopback)) {
            long begunNanoTime = System.nanoTime();
            Hit waiting = outcome.submit();
            try (Socket accepted = silent.accept()) {
                // The handshake has begun when its first byte arrives.
                assertThat(accepted.getInputStream().read()).isEqualTo(22);
                long dialledNanoTime = System.nanoTime();
                await("most of the hit's time to be the dial's")
                        .until(() -> System.nanoTime() - dialledNanoTime > dialledNanoTime - begunNanoTime);

                assertThat(outcome.letGo(waiting).kind()).isEqualTo(FailureKind.TLS);
            }
        }
    }

    @Test
    void openingAheadEndsWhereNothingCanBeOpened() throws Exception {
        try (Outcome outcome = new Outcome("http://none.example/")) {
            outcome.preconnect();
            outcome.submit();

            assertThat(outcome.text.get(5, TimeUnit.SECONDS)).contains("has no address");
        }
    }

    private static String exchange(String url, InetAddress... addresses) throws Exception {
        try (Outcome outcome = new Outcome(url, addresses)) {
            outcome.submit();
            return outcome.text.get(5, TimeUnit.SECONDS);
        }
    }

    /** How hits to a host with these addresses end: with a status or a failure's text. */
    private static final class Outcome implements Exchange, AutoCloseable {
        private static final long TIMEOUT_MILLIS = 10_000;

        final CompletableFuture<String> text = new CompletableFuture<>();
        private final PacedLoops loops;
        private final EventLoop loop;
        private final EncodedRequest request;
        private final ConnectionPools pools;

        Outcome(String url, InetAddress... addresses) {
            Transport transport = Transport.available().get(0);
            NameCache names =
                    new NameCache(host -> CompletableFuture.completedFuture(List.of(addresses)), Duration.ZERO);
            DialOptions options = new DialOptions(
                    transport,
                    names,
                    Routes.DIRECT,
                    () -> ClientTls.create(new TlsOptions(true, false, "", "", ""), List.of()),
                    (int) TIMEOUT_MILLIS,
                    ConnectionOptions.DEFAULTS,
                    Suites.HTTP_1);
            ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
            loops = PacedLoops.create(transport, 1, WakeUps.PUNCTUAL, "test-loop");
            loop = loops.all().get(0).eventLoop();
            request = RequestEncoder.encode(
                    new RequestTemplate("GET", Url.parse(url), List.of(), Body.EMPTY, true), allocator);
            pools = new ConnectionPools(
                    options, new PoolLimits(1, 1), loops.all().get(0), allocator, this);
        }

        Hit submit() {
            Hit hit = new Hit(0);
            loop.execute(() -> {
                hit.begin(1, 0, 0, 0, 0, request, System.nanoTime());
                pools.submit(hit);
            });
            return hit;
        }

        void preconnect() throws Exception {
            loop.submit(() -> pools.preconnect(request.origin(), new ExpectedLoad(1, 1, 1)))
                    .get(5, TimeUnit.SECONDS);
        }

        boolean isSent(Hit hit) throws Exception {
            return loop.submit(hit::isSent).get(5, TimeUnit.SECONDS);
        }

        Failure letGo(Hit hit) throws Exception {
            return loop.submit(() -> Objects.requireNonNull(hit.holder()).letGo(hit))
                    .get(5, TimeUnit.SECONDS);
        }

        @Override
        public void sent(Hit hit, long nowNanoTime) {
            hit.send(nowNanoTime);
        }

        @Override
        public void responded(Hit hit, @Nullable String location, long nowNanoTime) {
            text.complete(String.valueOf(hit.status()));
        }

        @Override
        public void failed(Hit hit, Failure failure) {
            text.complete(failure.text());
        }

        @Override
        public void close() {
            loop.submit(() -> {
                        pools.close();
                        request.release();
                    })
                    .syncUninterruptibly();
            loops.close();
        }
    }

    private static void answer(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            assertThat(socket.getInputStream().read()).isPositive();
            socket.getOutputStream().write(RESPONSE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
