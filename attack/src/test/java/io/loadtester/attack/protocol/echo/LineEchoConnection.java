package io.loadtester.attack.protocol.echo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitHolder;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.Connection;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.ConnectionFailures;
import io.loadtester.common.result.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. A connection on which lines are echoed, one hit at a time. */
// The channel's events report failed writes and closes.
@SuppressWarnings("FutureReturnValueIgnored")
final class LineEchoConnection extends ChannelInboundHandlerAdapter implements Connection, HitHolder {

    private final ConnectionContext use;
    private final NanoClock clock;

    private @Nullable ChannelHandlerContext context;
    private @Nullable Hit hit;
    private String line = "";
    private boolean spent;
    private boolean retired;

    LineEchoConnection(ConnectionContext use, NanoClock clock) {
        this.use = use;
        this.clock = clock;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void send(Hit next) {
        hit = next;
        next.heldBy(this);
        line = URI.create(next.request().url()).getPath();
        use.exchange().sent(next, clock.nanoTime());
        Objects.requireNonNull(context).writeAndFlush(Unpooled.copiedBuffer(line + "\n", UTF_8));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf frame = (ByteBuf) message;
        String echo = frame.toString(UTF_8);
        int bytes = frame.readableBytes();
        frame.release();
        Hit current = hit;
        if (current == null) {
            abort();
            return;
        }
        long now = clock.nanoTime();
        current.receive(now);
        hit = null;
        if (!echo.equals(line)) {
            abort();
            use.exchange().failed(current, new Failure(FailureKind.PROTOCOL, "another line came back"));
            return;
        }
        current.respond(200, bytes);
        if (spent) {
            abort();
        } else {
            use.listener().hasRoom(now);
        }
        use.exchange().responded(current, null, now);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(new Failure(FailureKind.CLOSED, use.origin() + " closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ConnectionFailures.inExchange(use.origin(), cause));
    }

    private void fail(Failure failure) {
        Hit current = hit;
        abort();
        if (current != null) {
            use.exchange().failed(current, failure);
        }
    }

    @Override
    public Failure letGo(Hit held) {
        abort();
        return new Failure(FailureKind.TIMEOUT, "no line came back in time");
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
        hit = null;
        if (!retired) {
            retired = true;
            use.listener().retired();
        }
        Objects.requireNonNull(context).close();
    }
}
