package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.pacing.NanoClock;
import io.loadtester.common.result.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Assembles responses from the frames of one HTTP/2 connection. */
final class Http2Responses extends Http2FrameAdapter {

    private static final int MALFORMED = -1;

    private final Http2Connection connection;
    private final HitStreams hits;
    private final NanoClock clock;

    Http2Responses(Http2Connection connection, HitStreams hits, NanoClock clock) {
        this.connection = connection;
        this.hits = hits;
        this.clock = clock;
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
        connection.settle(settings);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream) {
        onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream) {
        HitStream stream = hits.get(streamId);
        if (stream == null) {
            return;
        }
        long now = clock.nanoTime();
        stream.receive(now);
        // Headers after those of the final response are trailers.
        if (!stream.hasBegun()) {
            int status = status(headers.status());
            if (status == MALFORMED || status == 101) {
                connection.refuse(stream, malformed("bad status code: " + headers.status()));
                return;
            }
            if (status >= 200) {
                stream.begin(
                        status,
                        status >= 300 && status < 400 ? text(headers.get(HttpHeaderNames.LOCATION)) : null,
                        headers);
            }
        }
        if (endOfStream) {
            complete(stream, now);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
        // Reported as consumed at once, so that flow control never holds up the server.
        int consumed = data.readableBytes() + padding;
        HitStream stream = hits.get(streamId);
        if (stream != null) {
            stream.receiveBody(data);
            if (!stream.hasBegun()) {
                connection.refuse(stream, malformed("the body came before the headers"));
            } else if (endOfStream) {
                complete(stream, clock.nanoTime());
            }
        }
        return consumed;
    }

    private void complete(HitStream stream, long now) {
        if (stream.hasBegun()) {
            connection.complete(stream, now);
        } else {
            connection.refuse(stream, malformed("the stream ended before the final response"));
        }
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
        HitStream stream = hits.get(streamId);
        if (stream != null) {
            Failure failure = Http2Failures.reset(connection.origin(), errorCode);
            if (errorCode == Http2Error.REFUSED_STREAM.code()) {
                connection.sendElsewhere(stream, failure);
            } else {
                hits.fail(stream, failure);
            }
        }
    }

    private static Failure malformed(String text) {
        return new Failure(FailureKind.PROTOCOL, text);
    }

    private static int status(@Nullable CharSequence text) {
        if (text == null || text.length() != 3) {
            return MALFORMED;
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return MALFORMED;
            }
            status = 10 * status + digit;
        }
        return status < 100 ? MALFORMED : status;
    }

    /** Netty decodes each byte as one character. */
    private static @Nullable String text(@Nullable CharSequence value) {
        return value == null ? null : value.toString();
    }
}
