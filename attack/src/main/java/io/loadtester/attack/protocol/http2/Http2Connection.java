package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.Http2Request;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.attack.protocol.Connection;
import io.loadtester.attack.protocol.ConnectionContext;
import io.loadtester.attack.protocol.ConnectionFailures;
import io.loadtester.attack.protocol.Opening;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. A connection to an origin that speaks HTTP/2, carrying as many hits at once as the server
 * allows streams. A request that the server says it has not processed is sent again, once; otherwise a hit is never
 * sent twice, as in HTTP/1.1.
 */
// Events of the channel and the stream report failed writes and closes.
@SuppressWarnings("FutureReturnValueIgnored")
final class Http2Connection extends Http2ConnectionHandler implements Connection, Opening {

    /** Time for a server to close when told to, because the side that closes first keeps its port in TIME_WAIT. */
    private static final long LINGER_MILLIS = 100;

    private static final int LAST_STREAM_ID = Integer.MAX_VALUE;

    private final ConnectionContext use;
    private final NanoClock clock;
    private final HitStreams hits;
    private final StreamRoom room;
    private final UnflushedFrames unflushed;

    /** Told when the server has sent its settings; null once told, or if the opening does not wait for them. */
    private Opening.@Nullable Listener opening;

    private @Nullable ChannelHandlerContext context;

    /** The failure of hits whose streams get closed; null if the reason is that the server closed the connection. */
    private @Nullable Failure closure;

    private Http2Connection(
            ConnectionContext use,
            NanoClock clock,
            Flushes flushes,
            Opening.@Nullable Listener opening,
            Http2Codec codec) {
        super(codec.decoder(), codec.encoder(), Http2Codec.settings());
        this.use = use;
        this.clock = clock;
        this.hits = new HitStreams(use.exchange(), use.captures());
        this.room = new StreamRoom(connection().local()::numActiveStreams);
        this.unflushed = new UnflushedFrames(flushes, () -> flush(context()));
        this.opening = opening;
    }

    /** @param opening told when the server has said how many streams it allows; null if one stream is enough */
    static Http2Connection create(
            ConnectionContext use, NanoClock clock, Flushes flushes, Opening.@Nullable Listener opening) {
        Http2Connection connection = new Http2Connection(use, clock, flushes, opening, Http2Codec.create());
        connection.decoder().frameListener(new Http2Responses(connection, connection.hits, clock));
        connection.connection().addListener(connection.new Streams());
        return connection;
    }

    @Override
    public Failure tooLate() {
        String text = room.isSettled() ? " allowed no HTTP/2 stream in time" : " did not begin to speak HTTP/2 in time";
        return new Failure(FailureKind.TIMEOUT, origin() + text);
    }

    Origin origin() {
        return use.origin();
    }

    @Override
    public void send(Hit hit) {
        ChannelHandlerContext ctx = context();
        assert ctx.executor().inEventLoop() && hasRoom();
        int id = connection().local().incrementAndGetNextStreamId();
        HitStream stream = new HitStream(this, id, hit, use.captures().take(hit.wanted()));
        hits.add(stream);
        hit.heldBy(stream);
        if (!hit.request().keepAlive() || id == LAST_STREAM_ID) {
            room.spend();
        }
        Http2Request request = ((EncodedRequest) hit.request()).http2();
        boolean hasBody = request.hasBody();
        room.beginSending();
        use.exchange().sent(hit, clock.nanoTime());
        encoder()
                .writeHeaders(ctx, id, request.headers(), 0, !hasBody, ctx.newPromise())
                .addListener(stream);
        if (hasBody && hits.get(id) == stream) {
            encoder().writeData(ctx, id, request.bodyView(), 0, true, ctx.newPromise());
        }
        room.endSending();
        unflushed.add();
    }

    @Override
    public boolean hasRoom() {
        return room.isThere();
    }

    @Override
    public boolean isIdle() {
        return hits.isEmpty();
    }

    @Override
    public int capacity() {
        return room.capacity();
    }

    @Override
    public void spend() {
        room.spend();
        review();
        leaveIfOver();
    }

    @Override
    public void abort() {
        hits.forgetAll();
        opening = null;
        retire();
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            sayGoodbye(ctx);
            ctx.close();
        }
    }

    /** The hit has timed out; the connection stays in use. */
    Failure letGo(HitStream stream) {
        boolean silent = stream.hit().firstByteNanoTime() == 0;
        hits.breakOff(stream);
        reset(stream, Http2Error.CANCEL);
        return new Failure(
                FailureKind.TIMEOUT, silent ? "no response in time" : "the response was not complete in time");
    }

    /** The whole response has arrived. */
    void complete(HitStream stream, long now) {
        hits.remove(stream);
        Http2Stream unended = connection().stream(stream.id());
        if (unended != null && unended.state() == Http2Stream.State.OPEN) {
            // The server answered without reading the whole request.
            reset(stream, Http2Error.CANCEL);
        }
        hits.respond(stream, now);
    }

    /** What arrived is not a valid response. */
    void refuse(HitStream stream, Failure failure) {
        hits.breakOff(stream);
        reset(stream, Http2Error.PROTOCOL_ERROR);
        use.exchange().failed(stream.hit(), failure);
    }

    private void reset(HitStream stream, Http2Error error) {
        ChannelHandlerContext ctx = context();
        resetStream(ctx, stream.id(), error.code(), ctx.newPromise());
        unflushed.add();
    }

    /**
     * The server has not processed the stream's request: sends the hit on another connection, unless it has been resent
     * before.
     */
    void sendElsewhere(HitStream stream, Failure failure) {
        if (!stream.isAnswered() && stream.hit().resend()) {
            hits.breakOff(stream);
            use.listener().refused(stream.hit());
        } else {
            hits.fail(stream, failure);
        }
    }

    /** Why a request could not be written to the socket. */
    Failure failure(Throwable cause) {
        return Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null
                ? ConnectionFailures.inExchange(origin(), cause)
                : Http2Failures.broken(origin(), true, cause);
    }

    /** Fails a hit that will not get a whole response; does nothing if it has ended. */
    void fail(HitStream stream, Failure failure) {
        hits.fail(stream, failure);
    }

    private void failAll(Failure failure) {
        Opening.Listener waiting = opening;
        List<HitStream> failed = hits.breakOffAll();
        abort();
        if (waiting != null) {
            waiting.refused(failure);
        }
        failed.forEach(stream -> use.exchange().failed(stream.hit(), failure));
    }

    /** The server has sent its settings. */
    void settle(Http2Settings settings) {
        room.allow(settings.maxConcurrentStreams());
        Opening.Listener waiting = opening;
        if (waiting == null) {
            review();
        } else if (room.capacity() > 0) {
            opening = null;
            room.poolLooks();
            waiting.opened(this);
        }
    }

    /** Tells the pool if the connection has become full or has room again. */
    private void review() {
        if (room.noticeTurn()) {
            if (room.isThere()) {
                use.listener().hasRoom(clock.nanoTime());
            } else {
                use.listener().isFull();
            }
        }
    }

    /** Receives the codec's events about streams, whichever side ended them. */
    private final class Streams extends Http2ConnectionAdapter {
        @Override
        public void onStreamClosed(Http2Stream closed) {
            HitStream stream = hits.get(closed.id());
            if (stream != null) {
                hits.fail(stream, closure());
            }
            if (room.isSpent()) {
                leaveIfOver();
            } else {
                review();
                if (hits.isEmpty() && room.isOffered()) {
                    use.listener().isIdle(clock.nanoTime());
                }
            }
        }

        @Override
        public void onGoAwayReceived(int lastStreamId, long errorCode, ByteBuf debugData) {
            Failure going = Http2Failures.goingAway(origin(), errorCode);
            closure = going;
            room.spend();
            review();
            hits.after(lastStreamId).forEach(stream -> sendElsewhere(stream, going));
            leaveIfOver();
        }
    }

    private void leaveIfOver() {
        if (connection().numActiveStreams() == 0 && retire()) {
            ChannelHandlerContext ctx = context();
            sayGoodbye(ctx);
            ctx.executor().schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void sayGoodbye(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            goAway(ctx, 0, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, ctx.newPromise());
            flush(ctx);
        }
    }

    private Failure closure() {
        return closure == null ? Http2Failures.closed(origin()) : closure;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        super.handlerAdded(ctx);
        decoder()
                .flowController()
                .incrementWindowSize(
                        connection().connectionStream(),
                        Http2Codec.CONNECTION_WINDOW - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
        flush(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        unflushed.beginReading();
        try {
            super.channelRead(ctx, message);
        } finally {
            unflushed.endReading();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        failAll(closure());
        super.channelInactive(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
            failAll(ConnectionFailures.inExchange(origin(), cause));
        } else {
            super.exceptionCaught(ctx, cause);
        }
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, @Nullable Http2Exception error) {
        Failure failure = room.isSettled()
                ? Http2Failures.broken(origin(), outbound, cause)
                : Http2Failures.otherProtocol(origin());
        closure = failure;
        super.onConnectionError(ctx, outbound, cause, error);
        failAll(failure);
    }

    @Override
    protected void onStreamError(ChannelHandlerContext ctx, boolean outbound, Throwable cause, StreamException error) {
        HitStream stream = hits.get(error.streamId());
        if (stream != null) {
            hits.fail(stream, Http2Failures.broken(origin(), outbound, error));
        }
        super.onStreamError(ctx, outbound, cause, error);
    }

    /** Returns whether this was the first call. */
    private boolean retire() {
        boolean first = room.retire();
        if (first) {
            use.listener().retired();
        }
        return first;
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }
}
