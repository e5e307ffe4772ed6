package io.loadtester.attack.protocol.echo;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Opening;
import io.loadtester.attack.protocol.Protocol;
import io.loadtester.common.result.FailureKind;
import io.netty.channel.Channel;
import io.netty.handler.codec.LineBasedFrameDecoder;

/**
 * A protocol for tests only: a hit sends its URL's path as one line and succeeds when the server sends the same line
 * back. The engine must do for it all that it does for HTTP.
 */
public final class LineEcho implements Protocol {

    private static final int MAX_LINE = 1024;

    private final NanoClock clock;

    public LineEcho(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "line-echo";
    }

    @Override
    public int usualCapacity() {
        return 1;
    }

    @Override
    public Opening open(Channel channel, ConnectionContext context, boolean shared, Opening.Listener listener) {
        LineEchoConnection connection = new LineEchoConnection(context, clock);
        channel.pipeline().addLast(new LineBasedFrameDecoder(MAX_LINE), connection);
        listener.opened(connection);
        return () -> new Failure(FailureKind.TIMEOUT, context.origin() + " was not ready in time");
    }
}
