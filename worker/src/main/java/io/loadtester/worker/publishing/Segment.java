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
 * A file of results with consecutive numbers, written at its end and read from its beginning; it goes when all of them
 * are settled. Owned by the disk's thread, but for settling.
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

    /** Opens one that an earlier life of this worker left, and cuts off a last result that is not whole. */
    static Segment recover(Path file, long firstNumber) throws IOException {
        Segment segment = new Segment(
                file, firstNumber, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        segment.findWholeResults();
        long torn = segment.channel.size() - segment.length;
        if (torn > 0) {
            log.warn("{}: the last {} bytes are not a whole result and are cut off", file, torn);
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

    /** @throws IOException if the disk does not take it; the segment is as it was then */
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
     * @return null if it does not fit into so many bytes
     * @throws IOException if it cannot be read, and so none behind it
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

    /** Settles everything that has not been read; returns how much that was. */
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

    /** Keeps the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
