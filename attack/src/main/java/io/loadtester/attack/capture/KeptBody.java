package io.loadtester.attack.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A body taken out of a captured response. Owned by the taker, who must release it.
 *
 * @param parts in order, read-only by agreement; the length of each but the last is a multiple of three
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

    /** Gives the memory back. Call once, when the body is no longer used. */
    public void release() {
        memory.release(reservedBytes);
        segments.forEach(memory::giveBack);
    }
}
