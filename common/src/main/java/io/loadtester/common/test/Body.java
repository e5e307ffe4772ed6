package io.loadtester.common.test;

import java.nio.ByteBuffer;

/** The bytes of a request body; immutable. Held here, or shared with whoever mapped a file. */
public final class Body {

    public static final Body EMPTY = new Body(ByteBuffer.allocate(0), false);

    private final ByteBuffer bytes;
    private final boolean shared;

    private Body(ByteBuffer bytes, boolean shared) {
        this.bytes = bytes.asReadOnlyBuffer();
        this.shared = shared;
    }

    /** A copy of the bytes. */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(ByteBuffer.wrap(bytes.clone()), false);
    }

    /**
     * A body that many targets may have in common, as that of a file: it is kept once, however many there are.
     *
     * @param bytes from position to limit; nobody may change them from now on
     */
    public static Body shared(ByteBuffer bytes) {
        return bytes.hasRemaining() ? new Body(bytes.slice(), true) : EMPTY;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(0, copy);
        return copy;
    }

    /** The bytes themselves, not to be written to; outside of the heap if a file was mapped. */
    public ByteBuffer buffer() {
        return bytes.duplicate();
    }

    public int length() {
        return bytes.remaining();
    }

    public boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    /** Whether it is kept once for all who have it. */
    public boolean isShared() {
        return shared;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && bytes.equals(body.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "Body[" + bytes.remaining() + " bytes]";
    }
}
