package io.loadtester.worker.publishing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Results on disk in segments, in order and bounded in bytes. Owned by the disk thread. */
final class DiskBuffer {

    /** Space is reclaimed one segment at a time. */
    private static final int SEGMENTS = 16;

    private static final long MAX_SEGMENT_BYTES = 16 << 20;

    private final BufferFolder folder;
    private final long capacityBytes;
    private final long segmentBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private @Nullable Segment written;

    DiskBuffer(BufferFolder folder, long capacityBytes) {
        this.folder = folder;
        this.capacityBytes = capacityBytes;
        this.segmentBytes = Math.min(capacityBytes / SEGMENTS, MAX_SEGMENT_BYTES);
    }

    /** Takes over the results left by an earlier run of this worker; returns how many there are. */
    long recover() throws IOException {
        segments.addAll(folder.recover());
        return segments.stream().mapToLong(Segment::results).sum();
    }

    /**
     * Appends a result.
     *
     * @return false if it does not fit
     */
    boolean append(PendingResult result) throws IOException {
        if (bytes() + result.bytes() > capacityBytes) {
            return false;
        }
        Segment last = written;
        if (last == null || last.length() >= segmentBytes) {
            last = folder.createSegment(result.number());
            segments.addLast(last);
            written = last;
        }
        last.append(result);
        return true;
    }

    private long bytes() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /** Reads the oldest unread result; null if there is none or it does not fit into {@code roomBytes}. */
    @Nullable
    PendingResult next(long roomBytes) throws IOException {
        Segment first = firstUnread();
        return first == null ? null : first.next(roomBytes);
    }

    /** Drops the unread results of the first segment, which cannot be read; returns how many there were. */
    long giveUpFirst() {
        Segment first = firstUnread();
        if (first == null) {
            return 0;
        }
        endOfWriting(first);
        return first.settleUnread(false);
    }

    private @Nullable Segment firstUnread() {
        for (Segment segment : segments) {
            if (segment.hasUnread()) {
                return segment;
            }
        }
        return null;
    }

    /**
     * Deletes segments whose results are all settled. A fully read segment is not appended to again, because the
     * numbers in a segment must have no gap.
     */
    void sweep() throws IOException {
        for (Iterator<Segment> each = segments.iterator(); each.hasNext(); ) {
            Segment segment = each.next();
            if (!segment.hasUnread()) {
                endOfWriting(segment);
                if (segment.isSettled()) {
                    each.remove();
                    segment.delete();
                }
            }
        }
    }

    private void endOfWriting(Segment segment) {
        if (segment.equals(written)) {
            written = null;
        }
    }

    /** Later results go to a new segment. */
    void endOfWriting() {
        written = null;
    }

    /** Closes the files but keeps them, and settles their results as stored. */
    void keep() throws IOException {
        for (Segment segment : segments) {
            segment.settleUnread(true);
            segment.close();
        }
        segments.clear();
        written = null;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
