package io.loadtester.attack.net;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.Protocol;
import io.loadtester.attack.protocol.ProtocolSuite;
import io.loadtester.attack.protocol.Protocols;
import io.loadtester.attack.protocol.http1.Http1;
import io.loadtester.attack.protocol.http2.Http2;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.function.BiFunction;

/** Suites of a single protocol, for tests of the code around it. */
public final class Suites {

    public static final ProtocolSuite HTTP_1 = only((loop, clock) -> new Http1(clock));
    public static final ProtocolSuite HTTP_2 = only(Http2::new);

    private Suites() {}

    /** A suite of one protocol, which is created for each loop. */
    public static ProtocolSuite only(BiFunction<EventLoop, NanoClock, Protocol> protocol) {
        return new ProtocolSuite() {
            @Override
            public List<String> offered(ConnectionOptions options) {
                return List.of();
            }

            @Override
            public Protocols on(EventLoop loop, NanoClock clock, ConnectionOptions options) {
                return Protocols.only(protocol.apply(loop, clock));
            }
        };
    }
}
