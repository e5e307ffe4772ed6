package io.loadtester.worker.publishing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of consecutively numbered results, appended at the end and read from the beginning; deleted once all of them
 * are settled. Owned by the disk thread, except that any thread may settle results.
 */
final class Segment implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Segment.class);

    private final Path file;
    private final FileChannel channel;
    private final SegmentContent content = new SegmentContent();
    private final AtomicLong unsettled = new AtomicLong();
    private final long firstNumber;
    private long length;
    private long readPosition;
    private long read;

    private Segment(Path file, long firstNumber, FileChannel channel) {
        this.file = file;
        this.firstNumber = firstNumber;
        this.channel = channel;
    }

    static Segment create(Path file, long firstNumber) throws IOException {
        return new Segment(
                file,
                firstNumber,
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /** Opens a segment left by an earlier run of this worker and truncates an incomplete last result. */
    static Segment recover(Path file, long firstNumber) throws IOException {
        Segment segment = new Segment(
                file, firstNumber, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        segment.findWholeResults();
        long torn = segment.channel.size() - segment.length;
        if (torn > 0) {
            log.warn("{}: the last {} bytes are an incomplete result and were truncated", file, torn);
            segment.channel.truncate(segment.length);
        }
        return segment;
    }

    private void findWholeResults() {
        try {
            while (length < channel.size()) {
                Frame frame = Frame.readAt(channel, length);
                length += frame.length();
                noteAppended(frame.key(), frame.isInterval(), Settlement.NOBODY);
            }
        } catch (IOException endOfWhole) {
            return;
        }
    }

    private void noteAppended(String key, boolean isInterval, Settlement settlement) {
        content.add(key, isInterval, settlement);
        unsettled.incrementAndGet();
    }

    /** @throws IOException if the disk rejects it; the segment is then unchanged */
    void append(PendingResult result) throws IOException {
        ByteBuffer frame = Frame.encode(result.isInterval(), result.key(), result.value());
        long position = length;
        while (frame.hasRemaining()) {
            position += channel.write(frame, position);
        }
        length = position;
        noteAppended(result.key(), result.isInterval(), result.settlement());
    }

    boolean hasUnread() {
        return content.size() > 0;
    }

    /**
     * Reads the next result.
     *
     * @return null if it does not fit into {@code roomBytes}
     * @throws IOException if it cannot be read; the results behind it are then unreadable too
     */
    @Nullable
    PendingResult next(long roomBytes) throws IOException {
        if (roomBytes != Long.MAX_VALUE && Frame.lengthAt(channel, readPosition) > roomBytes) {
            return null;
        }
        Frame frame = Frame.readAt(channel, readPosition);
        readPosition += frame.length();
        Settlement owner = content.remove(frame.key(), frame.isInterval());
        return new PendingResult(
                firstNumber + read++,
                frame.key(),
                frame.value(),
                frame.isInterval(),
                System.nanoTime(),
                true,
                (isInterval, stored) -> {
                    unsettled.decrementAndGet();
                    owner.settled(isInterval, stored);
                });
    }

    /** Settles all unread results; returns how many there were. */
    long settleUnread(boolean stored) {
        long settled = content.settle(stored);
        unsettled.addAndGet(-settled);
        return settled;
    }

    long length() {
        return length;
    }

    long results() {
        return content.size();
    }

    boolean isSettled() {
        return unsettled.get() == 0;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Closes the segment but keeps its file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
