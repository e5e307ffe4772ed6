package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.attack.template.Digits;
import io.loadtester.common.test.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. A request that is the same for every hit but for the hit's number, which it says in a header;
 * reused for later hits. Its bytes are copied when they are written, and what follows them in a long body is not.
 */
final class NumberedRequest implements EncodedRequest {

    /** What is longer is not copied hit by hit. */
    private static final int MOST_COPIED = 8 * 1024;

    private static final byte[] NAME = (OwnHeaders.SEQ + ": ").getBytes(US_ASCII);
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final int MOST_LINE_BYTES = NAME.length + Digits.decimalLength(Long.MAX_VALUE) + LINE_END.length;

    private final NumberedRequests home;
    private @Nullable FixedRequest request;
    private long seq;

    NumberedRequest(NumberedRequests home) {
        this.home = home;
    }

    void begin(FixedRequest sameForAll, long newSeq) {
        request = sameForAll;
        seq = newSeq;
    }

    private FixedRequest request() {
        return Objects.requireNonNull(request);
    }

    /** Made anew at every call. */
    @Override
    public RequestTemplate template() {
        RequestTemplate same = request().template();
        List<Header> headers = Stream.concat(
                        same.headers().stream(), Stream.of(new Header(OwnHeaders.SEQ, Long.toString(seq))))
                .toList();
        return new RequestTemplate(same.method(), same.url(), headers, same.body(), same.keepAlive(), same.chunked());
    }

    @Override
    public Origin origin() {
        return request().origin();
    }

    @Override
    public String url() {
        return request().url();
    }

    @Override
    public boolean isHead() {
        return request().isHead();
    }

    @Override
    public boolean keepAlive() {
        return request().keepAlive();
    }

    @Override
    public int bodyBytes() {
        return request().bodyBytes();
    }

    @Override
    public ByteBuf view() {
        ByteBuf same = request().view();
        int opening = request().openingBytes();
        boolean copied = same.readableBytes() <= MOST_COPIED;
        ByteBuf out = same.alloc().directBuffer((copied ? same.readableBytes() : opening) + MOST_LINE_BYTES);
        out.writeBytes(same, opening).writeBytes(NAME);
        Digits.writeDecimal(seq, out);
        out.writeBytes(LINE_END);
        if (copied) {
            out.writeBytes(same);
            same.release();
            return out;
        }
        CompositeByteBuf both = same.alloc().compositeDirectBuffer(2);
        return both.addComponent(true, out).addComponent(true, same);
    }

    @Override
    public @Nullable LongBody longBody() {
        return request().longBody();
    }

    /** Made anew at every call; of the same body. */
    @Override
    public Http2Request http2() {
        return request().http2().numbered(seq);
    }

    @Override
    public boolean isOfOneHit() {
        return true;
    }

    @Override
    public void release() {
        FixedRequest released = request();
        request = null;
        if (released.isOfOneHit()) {
            released.release();
        }
        home.reuse(this);
    }
}
