package io.loadtester.common.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the targets of a {@link TargetList} one at a time without allocating. Owned by one thread.
 *
 * <pre>{@code
 * TargetCursor cursor = targets.cursor();
 * String method = cursor.at(index).kind().method();
 * }</pre>
 */
public final class TargetCursor {

    private static final byte[] NOTHING = new byte[0];

    private final TargetList targets;

    private TargetKind kind;
    private int kindIndex;
    private byte[] chunk = NOTHING;
    private int position;
    private int headersStart;
    private int nameStart;
    private int nameLength;
    private int pathStart;
    private int pathLength;
    private int bodyStart;
    private int bodyLength;
    private @Nullable Body shared;

    TargetCursor(TargetList targets) {
        this.targets = targets;
        this.kind = targets.kinds().get(0);
    }

    /** Moves to a target; returns this cursor. */
    public TargetCursor at(int index) {
        long start = targets.start(index);
        chunk = targets.bytes().chunk(start);
        position = TargetBytes.offset(start);
        kindIndex = number();
        kind = targets.kinds().get(kindIndex);
        headersStart = position;
        if (!kind.hasHeaders()) {
            for (int texts = 2 * number(); texts > 0; texts--) {
                skip(number());
            }
        }
        nameLength = number() - 1;
        nameStart = position;
        skip(Math.max(0, nameLength));
        pathLength = number();
        pathStart = position;
        skip(pathLength);
        readBody();
        return this;
    }

    private void readBody() {
        int body = number();
        if ((body & 1) == 0) {
            shared = null;
            bodyStart = position;
            bodyLength = body / 2;
        } else {
            Body found = targets.body(body / 2);
            shared = found;
            bodyLength = found.length();
        }
    }

    public TargetKind kind() {
        return kind;
    }

    /** The index of the target's kind in {@link TargetList#kinds()}. */
    public int kindIndex() {
        return kindIndex;
    }

    /** Holds the path and, unless it is shared, the body. */
    public byte[] bytes() {
        return chunk;
    }

    /** The offset of path and query, in UTF-8. */
    public int pathStart() {
        return pathStart;
    }

    public int pathLength() {
        return pathLength;
    }

    /** The offset of the body, unless it is {@linkplain #sharedBody() shared}. */
    public int bodyStart() {
        return bodyStart;
    }

    public int bodyLength() {
        return bodyLength;
    }

    /** The body if targets may share it, otherwise null. */
    public @Nullable Body sharedBody() {
        return shared;
    }

    public String name() {
        return nameLength < 0
                ? kind.method() + " " + kind.origin() + text(pathStart, pathLength)
                : text(nameStart, nameLength);
    }

    /** The target as an object; allocates it. */
    public Target target() {
        return new Target(
                name(),
                kind.method(),
                new UrlTemplate(kind.origin(), text(pathStart, pathLength)),
                headers(),
                body(),
                kind.weight(),
                kind.assertions());
    }

    private List<Header> headers() {
        List<Header> common = kind.headers();
        if (common != null) {
            return common;
        }
        position = headersStart;
        List<Header> headers = new ArrayList<>();
        for (int i = number(); i > 0; i--) {
            headers.add(new Header(text(), text()));
        }
        return headers;
    }

    private Body body() {
        if (shared != null) {
            return shared;
        }
        byte[] copy = new byte[bodyLength];
        System.arraycopy(chunk, bodyStart, copy, 0, bodyLength);
        return Body.of(copy);
    }

    private String text() {
        int length = number();
        String text = text(position, length);
        skip(length);
        return text;
    }

    private String text(int start, int length) {
        return new String(chunk, start, length, StandardCharsets.UTF_8);
    }

    private void skip(int bytes) {
        position += bytes;
    }

    private int number() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = chunk[position++];
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
