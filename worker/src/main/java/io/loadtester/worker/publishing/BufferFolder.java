package io.loadtester.worker.publishing;

import io.loadtester.spec.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder locked by one worker and readable only by its user. Each segment is named after the number of its first
 * result. The operating system releases the lock when the process exits, however it exits.
 */
final class BufferFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String ONLY_OWNER = "rwx------";
    private static final Pattern SEGMENT = Pattern.compile("(\\d{19})\\.results");

    private final Path folder;
    private final FileChannel lock;

    private BufferFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws IllegalStateException if another worker has locked the folder, or it cannot be used */
    static BufferFolder open(Path path) {
        try {
            Path folder = Files.createDirectories(path).toRealPath();
            // Fails if another user owns the folder.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(ONLY_OWNER));
            FileChannel lock = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isFree(lock)) {
                lock.close();
                throw new IllegalStateException("the folder " + folder + " is in use by another worker (process "
                        + Files.readString(folder.resolve(LOCK)).strip()
                        + "); give each worker another --worker-id, or another --buffer-dir");
            }
            lock.truncate(0);
            lock.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new BufferFolder(folder, lock);
        } catch (IOException | UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "results cannot be stored in " + path + " (" + Reason.of(e)
                            + "); choose another folder with --buffer-dir, or set --disk-buffer 0 to use memory only",
                    e);
        }
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A number above those of all results in the folder. */
    long nextNumber() {
        NavigableMap<Long, Path> segments = segments();
        if (segments.isEmpty()) {
            return 0;
        }
        Map.Entry<Long, Path> last = segments.lastEntry();
        try {
            // Every result takes more than one byte.
            return last.getKey() + Files.size(last.getValue()) + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the segments left by earlier runs, oldest first. */
    List<Segment> recover() throws IOException {
        List<Segment> recovered = new ArrayList<>();
        for (Map.Entry<Long, Path> each : segments().entrySet()) {
            recovered.add(Segment.recover(each.getValue(), each.getKey()));
        }
        return recovered;
    }

    Segment createSegment(long firstNumber) throws IOException {
        return Segment.create(folder.resolve(String.format("%019d.results", firstNumber)), firstNumber);
    }

    private NavigableMap<Long, Path> segments() {
        NavigableMap<Long, Path> segments = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = SEGMENT.matcher(file.getFileName().toString());
                if (name.matches()) {
                    segments.put(Long.parseLong(name.group(1)), file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        return segments;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
