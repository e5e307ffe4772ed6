package io.loadtester.attack.connection;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.http.Http2Request;
import io.loadtester.attack.http.Origin;
import io.loadtester.common.result.FailureKind;
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
 * allows streams. What the server says it has not processed is sent again, once; else a hit is never sent twice, as in
 * HTTP/1.1.
 */
// How writing and closing went comes as an event of the channel or of the stream.
@SuppressWarnings("FutureReturnValueIgnored")
final class Http2Connection extends Http2ConnectionHandler implements OpenConnection {

    /** A server that was told to close gets this long to do so: who closes first keeps the port in TIME_WAIT. */
    private static final long LINGER_MILLIS = 100;

    private static final int LAST_STREAM_ID = Integer.MAX_VALUE;

    private final ConnectionPool pool;
    private final Peer peer;
    private final Lifetime lifetime;
    private final HitStreams hits;
    private final StreamRoom room;
    private final UnflushedFrames unflushed;

    /** Told of the server's first settings; null once it was, or if it does not wait for them. */
    private @Nullable Dial dial;

    private @Nullable ChannelHandlerContext context;

    /** What its hits fail with when their streams are closed; null if they are as the server closed the connection. */
    private @Nullable Failure closure;

    private Http2Connection(ConnectionPool pool, Peer peer, Flushes flushes, @Nullable Dial dial, Http2Codec codec) {
        super(codec.decoder(), codec.encoder(), Http2Codec.settings());
        this.pool = pool;
        this.peer = peer;
        this.lifetime = pool.newLifetime();
        this.hits = new HitStreams(pool.exchange(), pool.captures());
        this.room = new StreamRoom(connection().local()::numActiveStreams);
        this.unflushed = new UnflushedFrames(flushes, () -> flush(context()));
        this.dial = dial;
    }

    /** @param dial told when the server has said how many streams it allows; null if one is all that is wanted */
    static Http2Connection create(ConnectionPool pool, Peer peer, Flushes flushes, @Nullable Dial dial) {
        Http2Connection connection = new Http2Connection(pool, peer, flushes, dial, Http2Codec.create());
        connection.decoder().frameListener(new Http2Responses(connection, connection.hits));
        connection.connection().addListener(connection.new Streams());
        return connection;
    }

    Origin origin() {
        return pool.origin();
    }

    @Override
    public void send(Hit hit) {
        ChannelHandlerContext ctx = context();
        assert ctx.executor().inEventLoop() && hasRoom();
        int id = connection().local().incrementAndGetNextStreamId();
        HitStream stream = new HitStream(this, id, hit, pool.captures().take(hit.wanted()));
        hits.add(stream);
        hit.heldBy(stream);
        if (!hit.request().keepAlive() || id == LAST_STREAM_ID) {
            room.spend();
        }
        Http2Request request = hit.request().http2();
        boolean hasBody = request.hasBody();
        room.beginSending();
        pool.exchange().sent(hit, System.nanoTime());
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
    public Peer peer() {
        return peer;
    }

    @Override
    public Lifetime lifetime() {
        return lifetime;
    }

    @Override
    public void spend() {
        lifetime.spend();
        room.spend();
        review();
        leaveIfOver();
    }

    @Override
    public void abort() {
        hits.forgetAll();
        dial = null;
        retire();
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            sayGoodbye(ctx);
            ctx.close();
        }
    }

    /** The hit's time has run out; the connection lives on. */
    Failure letGo(HitStream stream) {
        boolean silent = stream.hit().firstByteNanoTime() == 0;
        hits.breakOff(stream);
        reset(stream, Http2Error.CANCEL);
        return new Failure(
                FailureKind.TIMEOUT, silent ? "no response in time" : "the response was not complete in time");
    }

    /** A whole response has come. */
    void complete(HitStream stream, long now) {
        hits.remove(stream);
        Http2Stream unended = connection().stream(stream.id());
        if (unended != null && unended.state() == Http2Stream.State.OPEN) {
            // The server has answered without reading the request to its end.
            reset(stream, Http2Error.CANCEL);
        }
        hits.respond(stream, now);
    }

    /** What has come is no response. */
    void refuse(HitStream stream, Failure failure) {
        hits.breakOff(stream);
        reset(stream, Http2Error.PROTOCOL_ERROR);
        pool.exchange().failed(stream.hit(), failure);
    }

    private void reset(HitStream stream, Http2Error error) {
        ChannelHandlerContext ctx = context();
        resetStream(ctx, stream.id(), error.code(), ctx.newPromise());
        unflushed.add();
    }

    /**
     * The server has not processed the stream's request: its hit goes on another connection, unless this was its second
     * time.
     */
    void sendElsewhere(HitStream stream, Failure failure) {
        if (!stream.isAnswered() && stream.hit().resend()) {
            hits.breakOff(stream);
            pool.submitElsewhere(stream.hit(), this);
        } else {
            hits.fail(stream, failure);
        }
    }

    /** What it means that a request could not be handed to the socket. */
    Failure failure(Throwable cause) {
        return Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null
                ? Failures.inExchange(origin(), cause)
                : Http2Failures.broken(origin(), true, cause);
    }

    /** No whole response will come; does nothing if the hit has ended. */
    void fail(HitStream stream, Failure failure) {
        hits.fail(stream, failure);
    }

    private void failAll(Failure failure) {
        Dial waiting = dial;
        List<HitStream> failed = hits.breakOffAll();
        abort();
        if (waiting != null) {
            waiting.refused(failure);
        }
        failed.forEach(stream -> pool.exchange().failed(stream.hit(), failure));
    }

    /** The server has said what it allows. */
    void settle(Http2Settings settings) {
        room.allow(settings.maxConcurrentStreams());
        Dial waiting = dial;
        if (waiting != null) {
            room.poolLooks();
            waiting.settled(this);
            dial = waiting.isOver() ? null : waiting;
        } else {
            review();
        }
    }

    /** Tells the pool if room has come or gone. */
    private void review() {
        if (room.noticeTurn()) {
            if (room.isThere()) {
                pool.free(this);
            } else {
                pool.withdraw(this);
            }
        }
    }

    /** What the codec tells of streams, whoever ended them. */
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
                if (hits.isEmpty()) {
                    lifetime.rest(System.nanoTime());
                }
                review();
                if (hits.isEmpty() && room.isOffered()) {
                    pool.rested(Http2Connection.this);
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
            failAll(Failures.inExchange(origin(), cause));
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

    /** Whether this was the first time. */
    private boolean retire() {
        boolean first = room.retire();
        if (first) {
            pool.retire(this);
        }
        return first;
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }
}
