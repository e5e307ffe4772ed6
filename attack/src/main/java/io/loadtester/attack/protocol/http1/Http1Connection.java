package io.loadtester.attack.protocol.http1;

import io.loadtester.attack.capture.CapturedResponse;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.LongBody;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.Connection;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.ConnectionFailures;
import io.loadtester.common.result.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. A connection to an origin that speaks HTTP/1.1, carrying one hit at a time. A hit is never
 * sent twice: if the server turns out to have closed the connection the hit fails, as it would for users of the target.
 */
// The channel's events report failed writes and closes.
@SuppressWarnings("FutureReturnValueIgnored")
final class Http1Connection extends ChannelInboundHandlerAdapter implements Connection, HitHolder {

    /** Time for a server to close as announced, because the side that closes first keeps its port in TIME_WAIT. */
    private static final long LINGER_MILLIS = 100;

    private final ConnectionContext use;
    private final NanoClock clock;
    private final ResponseParser parser;

    /** Null unless requests go to a proxy that makes them itself. */
    private final @Nullable RelayedRequests relay;

    private @Nullable ChannelHandlerContext context;
    private @Nullable Hit hit;
    private @Nullable CapturedResponse captured;
    private boolean spent;
    private boolean retired;

    /** Writes the hit's long body; null if there is none or it is complete. */
    private @Nullable BodyWriter writer;

    Http1Connection(ConnectionContext use, NanoClock clock, ResponseParser parser, @Nullable RelayedRequests relay) {
        this.use = use;
        this.clock = clock;
        this.parser = parser;
        this.relay = relay;
    }

    @Override
    public void send(Hit next) {
        ChannelHandlerContext ctx = context();
        assert ctx.executor().inEventLoop() && hit == null;
        hit = next;
        next.heldBy(this);
        captured = use.captures().take(next.wanted());
        EncodedRequest request = (EncodedRequest) next.request();
        parser.begin(request.isHead(), captured);
        use.exchange().sent(next, clock.nanoTime());
        if (relay != null) {
            relay.begin();
        }
        LongBody body = request.longBody();
        ctx.writeAndFlush(request.view(), ctx.voidPromise());
        // Writing the head may have ended the hit.
        if (body != null && hit == next) {
            writer = new BodyWriter(body);
            writeBody(ctx, writer);
        }
    }

    private void writeBody(ChannelHandlerContext ctx, BodyWriter body) {
        body.write(ctx);
        if (body.isComplete()) {
            writer = null;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        BodyWriter body = writer;
        if (body != null) {
            writeBody(ctx, body);
        }
    }

    @Override
    public boolean hasRoom() {
        return hit == null && !retired;
    }

    @Override
    public boolean isIdle() {
        return hit == null;
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public void spend() {
        spent = true;
        if (hit == null) {
            abort();
        }
    }

    @Override
    public void abort() {
        if (hit != null) {
            hit.breakOff(parser.bodyBytes());
            hit = null;
            writer = null;
            use.captures().giveBack(captured);
            captured = null;
        }
        retire();
        if (context != null) {
            context.close();
        }
    }

    @Override
    public Failure letGo(Hit held) {
        boolean silent = held.firstByteNanoTime() == 0;
        abort();
        return new Failure(
                FailureKind.TIMEOUT, silent ? "no response in time" : "the response was not complete in time");
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (hit != null) {
                read(hit, in, clock.nanoTime());
            } else if (in.isReadable() && !retired) {
                // Unsolicited bytes would be taken for the next hit's response.
                abort();
            }
        } finally {
            in.release();
        }
    }

    private void read(Hit current, ByteBuf in, long now) {
        current.receive(now);
        boolean complete;
        try {
            complete = parser.parse(in);
        } catch (MalformedResponseException e) {
            fail(new Failure(FailureKind.PROTOCOL, Objects.requireNonNull(e.getMessage())));
            return;
        }
        if (complete) {
            // If the server answers before it has read the whole body, it would take the rest for a request.
            boolean sent = writer == null;
            complete(current, sent && parser.keepAlive() && current.request().keepAlive() && !in.isReadable(), now);
        }
    }

    private void complete(Hit current, boolean reusable, long now) {
        String location = parser.location();
        CapturedResponse kept = captured;
        current.respond(parser.status(), parser.bodyBytes());
        current.capture(kept);
        hit = null;
        writer = null;
        captured = null;
        if (parser.idleSeconds() >= 0) {
            use.listener().staysOpenFor(parser.idleSeconds());
        }
        if (reusable && !spent) {
            use.listener().hasRoom(now);
        } else {
            retire();
            ChannelHandlerContext ctx = context();
            ctx.executor().schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
        use.exchange().responded(current, location, now);
        use.captures().giveBack(kept);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Hit current = hit;
        if (current != null && parser.endOfInput()) {
            complete(current, false, clock.nanoTime());
        } else {
            fail(closedBy(current));
        }
    }

    private Failure closedBy(@Nullable Hit current) {
        boolean silent = current == null || current.firstByteNanoTime() == 0;
        String text = silent ? " closed the connection without a response" : " closed the connection in a response";
        return new Failure(FailureKind.CLOSED, use.origin() + text);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(hit == null ? closedBy(null) : ConnectionFailures.inExchange(use.origin(), cause));
    }

    private void fail(Failure failure) {
        Hit current = hit;
        abort();
        if (current != null) {
            use.exchange().failed(current, failure);
        }
    }

    private void retire() {
        if (!retired) {
            retired = true;
            use.listener().retired();
        }
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }
}
