package io.loadtester.attack.protocol.http2;

import io.loadtester.attack.http.Http2Request;
import io.loadtester.attack.http.HttpLimits;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** What reads and writes the frames of one HTTP/2 connection, set up for a load generator. */
record Http2Codec(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder) {

    /** So much of a body may be under way: large enough that a target never waits for us. */
    private static final int STREAM_WINDOW = 4 << 20;

    /** The same for all streams of a connection. */
    static final int CONNECTION_WINDOW = 1 << 30;

    static Http2Codec create() {
        DefaultHttp2Connection connection = new DefaultHttp2Connection(false);
        // Hits are equals: the default keeps a tree of their weights.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        // No two hits have the same number: kept in the table of headers it would drive out all that are worth keeping.
        Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(
                connection, new DefaultHttp2FrameWriter((name, value) -> Http2Request.SEQ.contentEquals(name)));
        Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(
                connection,
                encoder,
                new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(true, HttpLimits.MAX_HEAD_BYTES)));
        return new Http2Codec(decoder, encoder);
    }

    static Http2Settings settings() {
        return new Http2Settings()
                .pushEnabled(false)
                .initialWindowSize(STREAM_WINDOW)
                .maxHeaderListSize(HttpLimits.MAX_HEAD_BYTES);
    }
}
