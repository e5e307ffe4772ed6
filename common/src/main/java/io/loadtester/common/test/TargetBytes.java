package io.loadtester.common.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in chunks: a whole of hundreds of megabytes grows without being copied. What is written between a begin and an
 * end lies in one chunk.
 */
final class TargetBytes {

    private static final int CHUNK = 1024 * 1024;

    private final List<byte[]> chunks;

    private TargetBytes(List<byte[]> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    /** The chunk in which something begins. */
    byte[] chunk(long start) {
        return chunks.get((int) (start >>> Integer.SIZE));
    }

    /** Where in its chunk something begins. */
    static int offset(long start) {
        return (int) start;
    }

    long footprintBytes() {
        return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }

    /** For one thread. */
    static final class Writer {

        private final List<byte[]> full = new ArrayList<>();
        private byte[] chunk = new byte[256];
        private int begin;
        private int length;

        /** Where what follows begins, to be told to the reader. */
        long begin() {
            begin = length;
            return (long) full.size() << Integer.SIZE | begin;
        }

        /** What was begun is complete. */
        void end() {
            if (length >= CHUNK) {
                full.add(length == chunk.length ? chunk : Arrays.copyOf(chunk, length));
                chunk = new byte[CHUNK + CHUNK / 8];
                length = 0;
            }
        }

        /** A number from 0, seven bits a byte. */
        void number(long number) {
            reserve(10);
            long rest = number;
            while (rest >= 0x80) {
                chunk[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            chunk[length++] = (byte) rest;
        }

        /** A text after its length. */
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
