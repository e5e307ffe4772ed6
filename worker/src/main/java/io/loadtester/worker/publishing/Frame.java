package io.loadtester.worker.publishing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A result's encoding in a segment: length and checksum, then the checksummed content: kind, key and value.
 *
 * @param length of the whole frame, length and checksum included
 */
@SuppressWarnings("ArrayRecordComponent") // read once, handed on, never compared
record Frame(boolean isInterval, String key, byte[] value, int length) {

    private static final int HEAD_BYTES = Integer.BYTES + Integer.BYTES;
    private static final int KIND_AND_KEY_LENGTH = Byte.BYTES + Short.BYTES;

    /** A larger length means that the frame is damaged. */
    private static final int MAX_CONTENT_BYTES = 64 << 20;

    /** Returns the frame ready to be written. */
    static ByteBuffer encode(boolean isInterval, String key, byte[] value) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        int contentBytes = KIND_AND_KEY_LENGTH + keyBytes.length + value.length;
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + contentBytes)
                .putInt(contentBytes)
                .putInt(0)
                .put((byte) (isInterval ? 1 : 0))
                .putShort((short) keyBytes.length)
                .put(keyBytes)
                .put(value);
        return frame.putInt(Integer.BYTES, checksum(frame)).flip();
    }

    /**
     * The length claimed by the frame at {@code position}; reliable only after {@link #readAt} has checked the frame.
     */
    static long lengthAt(FileChannel file, long position) throws IOException {
        return HEAD_BYTES + (long) read(file, position, Integer.BYTES).getInt();
    }

    /** @throws IOException if the frame is incomplete or damaged */
    static Frame readAt(FileChannel file, long position) throws IOException {
        long length = lengthAt(file, position);
        if (length < HEAD_BYTES + KIND_AND_KEY_LENGTH || length > MAX_CONTENT_BYTES) {
            throw new IOException("no result begins at " + position);
        }
        ByteBuffer frame = read(file, position, (int) length);
        if (frame.getInt(Integer.BYTES) != checksum(frame)) {
            throw new IOException("the result at " + position + " is damaged");
        }
        frame.position(HEAD_BYTES);
        boolean isInterval = frame.get() == 1;
        byte[] key = new byte[Short.toUnsignedInt(frame.getShort())];
        if (key.length > frame.remaining()) {
            throw new IOException("the result at " + position + " is damaged");
        }
        frame.get(key);
        byte[] value = new byte[frame.remaining()];
        frame.get(value);
        return new Frame(isInterval, new String(key, StandardCharsets.UTF_8), value, (int) length);
    }

    private static int checksum(ByteBuffer frame) {
        CRC32 checksum = new CRC32();
        checksum.update(frame.slice(HEAD_BYTES, frame.capacity() - HEAD_BYTES));
        return (int) checksum.getValue();
    }

    private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
        if (position + bytes > file.size()) {
            throw new EOFException("the file ends before the result does");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file ends before the result does");
            }
        }
        return buffer.flip();
    }
}
