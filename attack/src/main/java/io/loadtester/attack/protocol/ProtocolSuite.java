package io.loadtester.attack.protocol;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.common.test.ConnectionOptions;
import io.netty.channel.EventLoop;
import java.util.List;

/** The protocols an engine knows, and which of them an attack uses. Thread-safe. */
public interface ProtocolSuite {

    /** Names to offer to servers in ALPN, best first; empty to do without ALPN. */
    List<String> offered(ConnectionOptions options);

    /** The protocols of one attack on one loop. */
    Protocols on(EventLoop loop, NanoClock clock, ConnectionOptions options);
}
