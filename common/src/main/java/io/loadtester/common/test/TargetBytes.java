package io.loadtester.common.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in chunks, so that hundreds of megabytes can grow without being copied. A record, which is what is written
 * between {@code begin} and {@code end}, lies within one chunk.
 */
final class TargetBytes {

    private static final int CHUNK = 1024 * 1024;

    private final List<byte[]> chunks;

    private TargetBytes(List<byte[]> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    /** The chunk that holds a record. */
    byte[] chunk(long start) {
        return chunks.get((int) (start >>> Integer.SIZE));
    }

    /** The offset of a record in its chunk. */
    static int offset(long start) {
        return (int) start;
    }

    long footprintBytes() {
        return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }

    /** Used by one thread. */
    static final class Writer {

        private final List<byte[]> full = new ArrayList<>();
        private byte[] chunk = new byte[256];
        private int begin;
        private int length;

        /** Begins a record; returns its position, by which it is read. */
        long begin() {
            begin = length;
            return (long) full.size() << Integer.SIZE | begin;
        }

        /** Ends the record. */
        void end() {
            if (length >= CHUNK) {
                full.add(length == chunk.length ? chunk : Arrays.copyOf(chunk, length));
                chunk = new byte[CHUNK + CHUNK / 8];
                length = 0;
            }
        }

        /** Writes a number of 0 or more, seven bits a byte. */
        void number(long number) {
            reserve(10);
            long rest = number;
            while (rest >= 0x80) {
                chunk[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            chunk[length++] = (byte) rest;
        }

        /** Writes the length of a text and the text, in UTF-8. */
        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            raw(utf8);
        }

        void raw(byte[] bytes) {
            reserve(bytes.length);
            System.arraycopy(bytes, 0, chunk, length, bytes.length);
            length += bytes.length;
        }

        TargetBytes bytes() {
            List<byte[]> all = new ArrayList<>(full);
            all.add(Arrays.copyOf(chunk, length));
            return new TargetBytes(all);
        }

        private void reserve(int more) {
            if (chunk.length - length < more) {
                chunk = Arrays.copyOf(chunk, Math.max(Math.min(2 * chunk.length, 2 * CHUNK), length + more));
            }
        }
    }
}
