package io.loadtester.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server's directory, locked by one process at a time. A temporary directory is deleted when it is closed. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataDirectory(Path path, boolean temporary) throws IOException {
        this.path = Files.createDirectories(path).toRealPath();
        this.temporary = temporary;
        this.lockFile =
                FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock() == null) {
            lockFile.close();
            throw new IllegalStateException(this.path + " is in use by another process");
        }
    }

    /** @throws IllegalStateException if another server uses the directory */
    static DataDirectory open(Path path) {
        try {
            return new DataDirectory(path, false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + path + " as a data directory", e);
        }
    }

    static DataDirectory temporary(String prefix) {
        try {
            return new DataDirectory(Files.createTempDirectory(prefix), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    boolean isTemporary() {
        return temporary;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (temporary) {
            delete(path);
        }
    }

    /** Deletes a tree; files that disappear meanwhile are ignored. */
    static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + tree, e);
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
