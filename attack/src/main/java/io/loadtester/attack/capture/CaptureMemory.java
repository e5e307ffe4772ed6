package io.loadtester.attack.capture;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that this process has for bodies of responses, whichever attack they are of: a quarter of its heap. It is
 * asked for the longer ones alone, step by step as they come in. What does not fit is not kept, and counted. Thread-safe.
 */
public final class CaptureMemory {

    /** A multiple of three, so that each segment can be written in base64 by itself. */
    static final int SEGMENT_BYTES = 96 * 1024;

    private static final CaptureMemory OF_PROCESS =
            new CaptureMemory(Runtime.getRuntime().maxMemory() / 4);

    /** Segments at rest: allocated anew, they would soon fill what the collector has to clear in one go. */
    private static final int MOST_AT_REST = 128;

    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final ConcurrentLinkedQueue<byte[]> atRest = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atRestCount = new AtomicInteger();

    CaptureMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    public static CaptureMemory ofProcess() {
        return OF_PROCESS;
    }

    /** How many bytes there are at most. */
    public long mostBytes() {
        return mostBytes;
    }

    /** How many bodies were kept in part although all of them was wanted. */
    public long cutBodies() {
        return cut.get();
    }

    /** How many bytes are in use. */
    long bytes() {
        return bytes.get();
    }

    /** Whether there is so much more; it is to be {@linkplain #release released}. */
    boolean reserve(int more) {
        if (bytes.addAndGet(more) <= mostBytes) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    void release(long less) {
        bytes.addAndGet(-less);
    }

    void countCut() {
        cut.incrementAndGet();
    }

    byte[] takeSegment() {
        byte[] segment = atRest.poll();
        if (segment == null) {
            return new byte[SEGMENT_BYTES];
        }
        atRestCount.decrementAndGet();
        return segment;
    }

    void giveBack(byte[] segment) {
        if (atRestCount.incrementAndGet() <= MOST_AT_REST) {
            atRest.add(segment);
        } else {
            atRestCount.decrementAndGet();
        }
    }
}
