package io.loadtester.common.test;

import java.nio.ByteBuffer;

/** The bytes of a request body; immutable. A copy of its own, or shared, such as a mapped file. */
public final class Body {

    public static final Body EMPTY = new Body(ByteBuffer.allocate(0), false);

    private final ByteBuffer bytes;
    private final boolean shared;

    private Body(ByteBuffer bytes, boolean shared) {
        this.bytes = bytes.asReadOnlyBuffer();
        this.shared = shared;
    }

    /** A body with a copy of the bytes. */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(ByteBuffer.wrap(bytes.clone()), false);
    }

    /**
     * A body that many targets may share, such as the content of a file: kept once, however many targets use it.
     *
     * @param bytes from position to limit; must not be changed from now on
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

    /** A read-only view of the bytes; off-heap for a mapped file. */
    public ByteBuffer buffer() {
        return bytes.duplicate();
    }

    public int length() {
        return bytes.remaining();
    }

    public boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    /** Whether targets may share this body. */
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
