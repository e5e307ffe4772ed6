package io.loadtester.attack;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.Protocol;
import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.protocol.Protocols;
import io.loadtester.attack.protocol.http1.Http1;
import io.loadtester.attack.protocol.http2.Http2;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.channel.EventLoop;
import java.util.List;

/** The registered protocols: HTTP/1.1 always, HTTP/2 over TLS if enabled and negotiated, or without TLS for h2c. */
final class HttpProtocols implements ProtocolSuite {

    @Override
    public List<String> offered(ConnectionOptions options) {
        return options.http2() ? List.of(Http2.NAME, Http1.NAME) : List.of();
    }

    @Override
    public Protocols on(EventLoop loop, NanoClock clock, ConnectionOptions options) {
        Http1 http1 = new Http1(clock);
        Http2 http2 = new Http2(loop, clock);
        List<Protocol> encrypted = options.http2() ? List.of(http2, http1) : List.of(http1);
        return new Protocols(options.h2c() ? http2 : http1, http1, encrypted);
    }
}
