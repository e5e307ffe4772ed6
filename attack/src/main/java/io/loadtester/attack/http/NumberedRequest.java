package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.attack.template.Digits;
import io.loadtester.common.test.Header;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. A request that differs between hits only in the hit's number, which is in a header;
 * renumbered for later hits. A short request keeps its own bytes, in which only the number is overwritten while it has
 * the same number of digits. A longer one is built for each hit, and the longest are not even copied.
 */
final class NumberedRequest implements EncodedRequest {

    /** Longer requests are not copied for each hit. */
    private static final int MOST_COPIED = 8 * 1024;

    /** Longer bytes are not kept between hits, because there may be many hits at once. */
    private static final int MOST_KEPT = 1024;

    private static final byte[] NAME = (OwnHeaders.SEQ + ": ").getBytes(US_ASCII);
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final int MOST_LINE_BYTES = NAME.length + Digits.decimalLength(Long.MAX_VALUE) + LINE_END.length;

    private final FixedRequest request;
    private long seq;

    private @Nullable ByteBuf bytes;
    private int digits;

    /** Next in the list of idle requests. */
    private @Nullable NumberedRequest next;

    NumberedRequest(FixedRequest request) {
        this.request = request;
    }

    void begin(long newSeq) {
        seq = newSeq;
    }

    @Nullable
    NumberedRequest next() {
        return next;
    }

    void putBefore(@Nullable NumberedRequest idle) {
        next = idle;
    }

    /** Releases its bytes; views that a socket still holds stay valid. */
    void free() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }

    /** Creates a new object on every call. */
    @Override
    public RequestTemplate template() {
        RequestTemplate same = request.template();
        List<Header> headers = Stream.concat(
                        same.headers().stream(), Stream.of(new Header(OwnHeaders.SEQ, Long.toString(seq))))
                .toList();
        return new RequestTemplate(same.method(), same.url(), headers, same.body(), same.keepAlive(), same.chunked());
    }

    @Override
    public Origin origin() {
        return request.origin();
    }

    @Override
    public String url() {
        return request.url();
    }

    @Override
    public int hops() {
        return request.hops();
    }

    @Override
    public boolean isHead() {
        return request.isHead();
    }

    @Override
    public boolean keepAlive() {
        return request.keepAlive();
    }

    @Override
    public int bodyBytes() {
        return request.bodyBytes();
    }

    @Override
    public ByteBuf view() {
        ByteBuf own = bytes;
        // The socket of a hit that failed may still hold its bytes, unsent.
        if (own == null || own.refCnt() > 1 || digits != Digits.decimalLength(seq)) {
            return newView();
        }
        int end = own.writerIndex();
        own.writerIndex(request.openingBytes() + NAME.length);
        Digits.writeDecimal(seq, own);
        own.writerIndex(end);
        return own.retainedDuplicate();
    }

    private ByteBuf newView() {
        ByteBuf same = request.view();
        int opening = request.openingBytes();
        boolean copied = same.readableBytes() <= MOST_COPIED;
        ByteBuf out = same.alloc().directBuffer((copied ? same.readableBytes() : opening) + MOST_LINE_BYTES);
        out.writeBytes(same, opening).writeBytes(NAME);
        Digits.writeDecimal(seq, out);
        out.writeBytes(LINE_END);
        if (!copied) {
            CompositeByteBuf both = same.alloc().compositeDirectBuffer(2);
            return both.addComponent(true, out).addComponent(true, same);
        }
        out.writeBytes(same);
        same.release();
        if (out.readableBytes() > MOST_KEPT) {
            return out;
        }
        free();
        bytes = out;
        digits = Digits.decimalLength(seq);
        return out.retainedDuplicate();
    }

    @Override
    public @Nullable LongBody longBody() {
        return request.longBody();
    }

    /** Creates a new object on every call, which shares the body. */
    @Override
    public Http2Request http2() {
        return request.http2().numbered(seq);
    }

    @Override
    public boolean isOfOneHit() {
        return true;
    }

    @Override
    public EncodedRequest numbered(long newSeq) {
        throw new IllegalStateException("the request already has a number");
    }

    @Override
    public void release() {
        request.takeBack(this);
    }
}
