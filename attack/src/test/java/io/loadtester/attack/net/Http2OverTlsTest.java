package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.ScriptedHttp2Server;
import io.loadtester.attack.SelfSigned;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.attack.pacing.PacedLoops;
import io.loadtester.attack.pacing.WakeUps;
import io.loadtester.attack.pool.ConnectionPools;
import io.loadtester.attack.pool.PoolLimits;
import io.loadtester.attack.protocol.Exchange;
import io.loadtester.attack.protocol.http1.Http1;
import io.loadtester.attack.protocol.http2.Http2;
import io.loadtester.attack.transport.Transport;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.ConnectionOptions;
import io.loadtester.common.test.TlsOptions;
import io.loadtester.common.url.Url;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Http2OverTlsTest {

    private static final int HITS = 30;

    @ParameterizedTest
    @CsvSource({"OPENSSL,OPENSSL", "OPENSSL,JDK", "JDK,OPENSSL", "JDK,JDK"})
    void isSpokenWhereBothSidesAgreeToIt(SslProvider client, SslProvider server, @TempDir Path directory)
            throws Exception {
        SslContext context = SslContextBuilder.forServer(new SelfSigned(directory).keys())
                .sslProvider(server)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        Http2.NAME))
                .build();
        try (ScriptedHttp2Server target =
                new ScriptedHttp2Server(context, new Http2Settings(), ScriptedHttp2Server.Request::hello)) {
            List<String> outcomes = exchange("https://one.example:" + target.port() + "/", client);

            assertThat(outcomes).isEqualTo(Collections.nCopies(HITS, "200 with 5 bytes"));
            assertThat(target.connections()).isEqualTo(1);
        }
    }

    /** The outcomes of hits submitted all at once, before a connection is open. */
    private static List<String> exchange(String url, SslProvider provider) throws Exception {
        Transport transport = Transport.available().get(0);
        ClientTls tls =
                ClientTls.create(new TlsOptions(true, false, "", "", ""), List.of(Http2.NAME, Http1.NAME), provider);
        DialOptions options = new DialOptions(
                transport,
                new NameCache(Runnable::run, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
                Routes.DIRECT,
                () -> tls,
                10_000,
                ConnectionOptions.DEFAULTS,
                Suites.HTTP_2);
        ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        EncodedRequest request = RequestEncoder.encode(
                new RequestTemplate("GET", Url.parse(url), List.of(), Body.EMPTY, true), allocator);
        try (PacedLoops loops = PacedLoops.create(transport, 1, WakeUps.PUNCTUAL, "test-loop")) {
            EventLoop loop = loops.all().get(0).eventLoop();
            Outcomes outcomes = new Outcomes();
            ConnectionPools pools = new ConnectionPools(
                    options, new PoolLimits(100, 100), loops.all().get(0), allocator, outcomes);
            loop.execute(() -> {
                for (int i = 0; i < HITS; i++) {
                    Hit hit = new Hit(0);
                    hit.begin(1, i, 0, 0, 0, request, System.nanoTime());
                    pools.submit(hit);
                }
            });
            assertThat(outcomes.all.await(20, TimeUnit.SECONDS)).isTrue();
            loop.submit(() -> {
                        pools.close();
                        request.release();
                    })
                    .syncUninterruptibly();
            return outcomes.texts;
        }
    }

    private static final class Outcomes implements Exchange {
        final List<String> texts = new ArrayList<>();
        final CountDownLatch all = new CountDownLatch(HITS);

        @Override
        public void sent(Hit hit, long nowNanoTime) {
            hit.send(nowNanoTime);
        }

        @Override
        public void responded(Hit hit, @Nullable String location, long nowNanoTime) {
            texts.add(hit.status() + " with " + hit.bytesIn() + " bytes");
            all.countDown();
        }

        @Override
        public void failed(Hit hit, Failure failure) {
            texts.add(failure.text());
            all.countDown();
        }
    }
}
