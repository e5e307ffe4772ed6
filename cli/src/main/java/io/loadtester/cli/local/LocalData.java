package io.loadtester.cli.local;

import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder for the persistent data of a local system: databases, topics, logs and the key that signs login tokens.
 * Locked by one process at a time; the operating system releases the lock when the process ends, even if it is killed.
 */
final class LocalData implements AutoCloseable {

    private static final int KEY_BYTES = 48;

    private final Path directory;
    private final FileChannel lock;

    private LocalData(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws CommandException if another process has locked the folder, or it cannot be used */
    static LocalData open(Path path) {
        try {
            Path directory = Files.createDirectories(path).toRealPath();
            FileChannel lock = FileChannel.open(
                    directory.resolve("loadtester.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!isFree(lock)) {
                String holder =
                        Files.readString(directory.resolve("loadtester.lock")).strip();
                lock.close();
                throw new CommandException(
                        ExitCode.FAILED,
                        directory + " is in use by another loadtester (process " + holder
                                + "); stop it, or choose another folder with --data-dir");
            }
            lock.truncate(0);
            lock.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new LocalData(directory, lock);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "cannot store data in " + path + " (" + Reason.of(e) + "); choose another with --data-dir",
                    e);
        }
    }

    Path kafka() {
        return directory.resolve("kafka");
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    Path buffers() {
        return directory.resolve("buffers");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** The key that signs login tokens: random, but the same in every run, so that logins survive a restart. */
    String jwtKey() {
        Path file = directory.resolve("jwt-key");
        try {
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                key = randomSecret();
                Files.writeString(file, key + "\n");
            }
            return key;
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "cannot store a key in " + file + " (" + Reason.of(e) + ")", e);
        }
    }

    /** A new random secret, in URL-safe base64. */
    static String randomSecret() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
