package io.loadtester.attack.protocol;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.channel.EventLoop;
import java.util.List;

/** The protocols an engine knows, and which of them an attack speaks. Thread-safe. */
public interface ProtocolSuite {

    /** What to offer to servers in ALPN, best first; empty not to ask. */
    List<String> offered(ConnectionOptions options);

    /** Those of one attack on one loop. */
    Protocols on(EventLoop loop, NanoClock clock, ConnectionOptions options);
}
