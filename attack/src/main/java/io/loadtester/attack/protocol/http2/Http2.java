package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.Opening;
import io.loadtester.attack.protocol.Protocol;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import java.util.concurrent.Executor;

/** Owned by one event loop. HTTP/2: connections that carry as many hits at once as the server allows streams. */
public final class Http2 implements Protocol {

    public static final String NAME = ApplicationProtocolNames.HTTP_2;

    private final NanoClock clock;
    private final Flushes flushes;

    public Http2(Executor loop, NanoClock clock) {
        this.clock = clock;
        this.flushes = new Flushes(loop);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int usualCapacity() {
        return StreamRoom.USUAL_STREAMS;
    }

    /**
     * One stream is always allowed, so a connection for a single hit need not wait for the server's settings; a shared
     * one does.
     */
    @Override
    public Opening open(Channel channel, ConnectionContext context, boolean shared, Opening.Listener listener) {
        Http2Connection connection = Http2Connection.create(context, clock, flushes, shared ? listener : null);
        channel.pipeline().addLast(connection);
        if (!shared) {
            listener.opened(connection);
        }
        return connection;
    }

    @Override
    public void flush() {
        flushes.flush();
    }
}
