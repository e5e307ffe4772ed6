package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Opening;
import io.loadtester.attack.protocol.Protocol;
import io.loadtester.common.result.FailureKind;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolNames;

/** Owned by one event loop. HTTP/1.1: connections that carry one hit at a time. */
public final class Http1 implements Protocol {

    public static final String NAME = ApplicationProtocolNames.HTTP_1_1;

    private final NanoClock clock;

    /** Shared by the parsers of all connections; each uses it only within a call. */
    private final byte[] scratch = new byte[ResponseParser.SCRATCH_BYTES];

    public Http1(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int usualCapacity() {
        return 1;
    }

    /** Ready at once, because the client speaks first. */
    @Override
    public Opening open(Channel channel, ConnectionContext context, boolean shared, Opening.Listener listener) {
        RelayedRequests relay =
                context.relayHeaders() == null ? null : new RelayedRequests(context.origin(), context.relayHeaders());
        Http1Connection connection = new Http1Connection(context, clock, new ResponseParser(scratch), relay);
        if (relay != null) {
            channel.pipeline().addLast(relay);
        }
        channel.pipeline().addLast(connection);
        listener.opened(connection);
        return () -> new Failure(FailureKind.TIMEOUT, context.origin() + " was not ready in time");
    }
}
