package io.loadtester.attack.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A body that was taken out of a response. Owned by whoever took it, who says when it is used up.
 *
 * @param parts in order; the length of each but the last is a multiple of three. Only to be read
 */
public record KeptBody(List<ByteBuffer> parts, long reservedBytes, List<byte[]> segments, CaptureMemory memory) {

    private static final KeptBody EMPTY = new KeptBody(List.of(), 0, List.of(), CaptureMemory.ofProcess());

    public static KeptBody empty() {
        return EMPTY;
    }

    static KeptBody of(byte[] begin, int length, List<byte[]> segments, long reservedBytes, CaptureMemory memory) {
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(ByteBuffer.wrap(begin, 0, Math.min(length, begin.length)));
        int left = length - begin.length;
        for (byte[] segment : segments) {
            parts.add(ByteBuffer.wrap(segment, 0, Math.max(0, Math.min(left, segment.length))));
            left -= segment.length;
        }
        return new KeptBody(parts, reservedBytes, segments, memory);
    }

    /** Nobody looks at it any more; to be called once. */
    public void release() {
        memory.release(reservedBytes);
        segments.forEach(memory::giveBack);
    }
}
