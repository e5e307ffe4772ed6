package io.loadtester.attack.protocol.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/** Observes how Netty's decoder reads the first final response, and where that ends. */
final class NettysVerdict extends HttpResponseDecoder {

    private final boolean ofHeadRequest;
    private final int length;
    private int status;
    private long bodyBytes;
    private boolean keepAlive;
    private boolean doubtful;
    private boolean passesOver;
    private boolean decided;
    private Verdict verdict = Verdict.REFUSED;

    private NettysVerdict(boolean ofHeadRequest, int length) {
        this.ofHeadRequest = ofHeadRequest;
        this.length = length;
    }

    static Verdict of(byte[] response, boolean ofHeadRequest) {
        NettysVerdict decoder = new NettysVerdict(ofHeadRequest, response.length);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        channel.writeInbound(Unpooled.wrappedBuffer(response));
        channel.finishAndReleaseAll();
        return decoder.verdict;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        super.decode(ctx, in, out);
        for (int i = before; i < out.size() && !decided; i++) {
            see(out.get(i), in.readerIndex());
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        super.decodeLast(ctx, in, out);
        for (int i = before; i < out.size() && !decided; i++) {
            see(out.get(i), length);
        }
    }

    /** Called when the headers are complete, before Netty removes any. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        boolean encoded = message.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
        // Netty ignores an encoding it does not know; by the standard such a body ends with the connection.
        passesOver = encoded && !HttpUtil.isTransferEncodingChunked(message);
        doubtful = encoded
                && (message.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                        || message.protocolVersion().equals(HttpVersion.HTTP_1_0));
        return super.isContentAlwaysEmpty(message)
                || (ofHeadRequest && ((HttpResponse) message).status().code() >= 200);
    }

    private void see(Object object, int end) {
        if (object instanceof HttpResponse head) {
            status = head.decoderResult().isFailure() ? 0 : head.status().code();
            bodyBytes = 0;
            // Netty leaves it to its users whether to reuse a connection after ambiguous framing.
            keepAlive = HttpUtil.isKeepAlive(head) && !doubtful;
        }
        if (object instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
            boolean failed = content.decoderResult().isFailure();
            decided = failed || (object instanceof LastHttpContent && (status == 0 || status >= 200));
            if (decided && !failed && !passesOver && status > 0) {
                verdict = new Verdict(true, status, bodyBytes, end, keepAlive);
            }
        }
    }
}
