package io.loadtester.attack.capture;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of this process for captured bodies, shared by all attacks: a quarter of the heap. Only longer bodies
 * reserve memory, step by step as they arrive. What does not fit is dropped, and the body is counted as cut.
 * Thread-safe.
 */
public final class CaptureMemory {

    /** A multiple of three, so that each segment can be encoded in base64 separately. */
    static final int SEGMENT_BYTES = 96 * 1024;

    private static final CaptureMemory OF_PROCESS =
            new CaptureMemory(Runtime.getRuntime().maxMemory() / 4);

    /** Unused segments kept for reuse: allocating new ones soon leads to long garbage collections. */
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

    /** Most bytes that can be in use. */
    public long mostBytes() {
        return mostBytes;
    }

    /** Number of bodies that were cut although more of them was wanted. */
    public long cutBodies() {
        return cut.get();
    }

    /** Bytes in use. */
    long bytes() {
        return bytes.get();
    }

    /** Reserves this many bytes if they are available; they must be {@linkplain #release released} later. */
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
