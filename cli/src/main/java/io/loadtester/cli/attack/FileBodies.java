package io.loadtester.cli.attack;

import io.loadtester.common.test.Body;
import io.loadtester.spec.BodyFiles;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads request bodies from local files; targets that name the same file share one body. Long files are memory-mapped
 * and take no heap, so they must not be truncated during an attack. Not thread-safe.
 */
final class FileBodies implements BodyFiles {

    private static final long MAPPED_FROM_BYTES = 1024 * 1024;
    private static final int MOST_KNOWN = 10_000;

    private final Map<String, Body> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Body> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    @Override
    public Body read(String path) throws IOException {
        Body before = known.get(path);
        if (before == null) {
            before = load(path);
            known.put(path, before);
        }
        return before;
    }

    private static Body load(String path) throws IOException {
        try {
            Path file = Path.of(path);
            return Body.shared(
                    Files.size(file) < MAPPED_FROM_BYTES ? ByteBuffer.wrap(Files.readAllBytes(file)) : map(file));
        } catch (IOException | InvalidPathException e) {
            throw new IOException("cannot be read: " + Reason.of(e), e);
        }
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("a body may have at most 2 GB, but it has " + channel.size() + " bytes");
            }
            // Load the pages now: an event loop that waits for the disk delays all of its hits.
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).load();
        }
    }
}
