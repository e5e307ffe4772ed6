package io.loadtester.attack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loadtester.attack.template.Digits;
import io.loadtester.attack.template.HitValues;
import io.loadtester.attack.template.Markers;
import io.loadtester.attack.template.VariedText;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.url.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The requests of a target with placeholders: the fixed parts are encoded once, and each hit's
 * request is written into a pooled buffer.
 */
public final class VariedRequests {

    private static final String LENGTH = "\r\nContent-Length: ";
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n";
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    /** How the end of the body is marked. */
    private enum Framing {
        NONE,
        LENGTH,
        CHUNKED
    }

    private final VariedTemplate template;
    private final @Nullable TargetList targets;
    private final ByteBufAllocator allocator;
    private final Origin origin;
    private final ArrayDeque<VariedRequest> free = new ArrayDeque<>();

    private final Framing framing;

    /** The head up to the value of Content-Length, or all of it if there is none. */
    private final VariedText before;

    /** The rest of the head. */
    private final VariedText after;

    VariedRequests(VariedTemplate template, @Nullable TargetList targets, ByteBufAllocator allocator) {
        this.template = template;
        this.targets = targets;
        this.allocator = allocator;
        this.origin = template.origin();
        Markers markers = Markers.notIn(template.plainText());
        String head = RequestEncoder.head(template.outline(markers));
        int length = head.indexOf(LENGTH);
        int cut = length < 0 ? head.length() : length + LENGTH.length();
        framing = length >= 0 ? Framing.LENGTH : head.contains(CHUNKED) ? Framing.CHUNKED : Framing.NONE;
        before = VariedText.around(head.substring(0, cut), markers, template.texts());
        int rest = length < 0 ? cut : head.indexOf('\r', cut);
        after = VariedText.around(head.substring(rest), markers, template.texts());
    }

    /**
     * A request for one hit, to be released at the hit's end.
     *
     * @param seq the hit's number in the test
     * @param unixMillis the time of the hit
     */
    public EncodedRequest next(long seq, long unixMillis) {
        return begin(seq, unixMillis);
    }

    /** The same for one target of the list that the requests are made from. */
    public EncodedRequest next(long seq, long unixMillis, int target) {
        VariedRequest request = begin(seq, unixMillis);
        request.values().aim(target);
        return request;
    }

    private VariedRequest begin(long seq, long unixMillis) {
        VariedRequest request = free.pollLast();
        if (request == null) {
            request = new VariedRequest(this, newValues());
        }
        request.values().begin(seq, unixMillis);
        return request;
    }

    private HitValues newValues() {
        return targets == null
                ? template.variation().newValues()
                : template.variation().newValues(targets);
    }

    void reuse(VariedRequest request) {
        free.addLast(request);
    }

    VariedTemplate template() {
        return template;
    }

    Origin origin() {
        return origin;
    }

    ByteBuf encode(HitValues values) {
        int body = template.body().length(values);
        ByteBuf out = allocator.directBuffer(headLength(values, body) + framedLength(body));
        before.write(values, out);
        if (framing == Framing.LENGTH) {
            Digits.writeDecimal(body, out);
        }
        after.write(values, out);
        if (framing == Framing.CHUNKED && body > 0) {
            Digits.writeHex(body, Digits.hexLength(body), out);
            out.writeBytes(LINE_END);
        }
        template.body().write(values, out);
        if (framing == Framing.CHUNKED) {
            if (body > 0) {
                out.writeBytes(LINE_END);
            }
            out.writeBytes(LAST_CHUNK);
        }
        return out;
    }

    private int headLength(HitValues values, int body) {
        int length = framing == Framing.LENGTH ? Digits.decimalLength(body) : 0;
        return before.length(values) + length + after.length(values);
    }

    private int framedLength(int body) {
        if (framing != Framing.CHUNKED) {
            return body;
        }
        int chunk = body == 0 ? 0 : Digits.hexLength(body) + 2 * LINE_END.length + body;
        return chunk + LAST_CHUNK.length;
    }
}
