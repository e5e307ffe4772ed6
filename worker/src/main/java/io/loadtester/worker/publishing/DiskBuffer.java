package io.loadtester.worker.publishing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Results on disk in segments, in order and bounded in bytes. Owned by the disk's thread. */
final class DiskBuffer {

    /** Room is won back a segment at a time. */
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

    /** Takes over what an earlier life of this worker left; returns how many results. */
    long recover() throws IOException {
        segments.addAll(folder.recover());
        return segments.stream().mapToLong(Segment::results).sum();
    }

    /**
     * Writes a result behind the others.
     *
     * @return false if there is no room for it
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

    /** Reads the oldest unread result; null if there is none or it does not fit into so many bytes. */
    @Nullable
    PendingResult next(long roomBytes) throws IOException {
        Segment first = firstUnread();
        return first == null ? null : first.next(roomBytes);
    }

    /** Gives up what is unread in the segment that cannot be read; returns how many results that are. */
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

    /** Deletes what is settled as a whole. Numbers in a segment have no gap, so none is written on once it was read. */
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

    /** What comes from now on stands in files of its own. */
    void endOfWriting() {
        written = null;
    }

    /** Closes the files and keeps them; whoever waits for what is in them is told that it is kept. */
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
