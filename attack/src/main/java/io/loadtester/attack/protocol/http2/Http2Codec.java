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

/** Decoder and encoder of one HTTP/2 connection, configured for a load generator. */
record Http2Codec(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder) {

    /** Bytes of a body that may be in flight: large enough that a target never waits for the load generator. */
    private static final int STREAM_WINDOW = 4 << 20;

    /** The same for all streams of a connection. */
    static final int CONNECTION_WINDOW = 1 << 30;

    static Http2Codec create() {
        DefaultHttp2Connection connection = new DefaultHttp2Connection(false);
        // All hits have the same priority; the default distributor would keep a tree of their weights.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        // Hit numbers are unique: in the header table they would evict the headers worth keeping.
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
