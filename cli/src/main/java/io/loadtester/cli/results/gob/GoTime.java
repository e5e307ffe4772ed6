package io.loadtester.cli.results.gob;

import java.nio.ByteBuffer;

/**
 * Go's binary encoding of an instant: version, seconds since the year 1, nanoseconds, and the zone's offset from UTC in
 * minutes; version 2 adds the seconds of the offset. The offset does not change the instant.
 */
public final class GoTime {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long SECONDS_FROM_YEAR_1_TO_1970 = 62_135_596_800L;
    private static final int LENGTH = 15;

    private GoTime() {}

    /** @throws GobException if the bytes are not an instant, or it is before 1677 or after 2262 */
    public static long unixNanos(ByteBuffer time) {
        int version = time.remaining() == 0 ? 0 : time.get(0);
        if ((version != 1 || time.remaining() != LENGTH) && (version != 2 || time.remaining() != LENGTH + 1)) {
            throw new GobException(
                    "a timestamp of " + time.remaining() + " bytes in version " + version + "; 1 and 2 are known");
        }
        long seconds = time.getLong(1);
        int nanos = time.getInt(9);
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new GobException("a timestamp with " + nanos + " ns in a second");
        }
        try {
            long unixSeconds = Math.subtractExact(seconds, SECONDS_FROM_YEAR_1_TO_1970);
            return Math.addExact(Math.multiplyExact(unixSeconds, NANOS_PER_SECOND), nanos);
        } catch (ArithmeticException e) {
            throw new GobException("a timestamp too far from now");
        }
    }

    /** Encodes an instant in version 1, in UTC. */
    public static ByteBuffer of(long unixNanos) {
        ByteBuffer time = ByteBuffer.allocate(LENGTH);
        time.put((byte) 1)
                .putLong(Math.floorDiv(unixNanos, NANOS_PER_SECOND) + SECONDS_FROM_YEAR_1_TO_1970)
                .putInt((int) Math.floorMod(unixNanos, NANOS_PER_SECOND))
                .putShort((short) 0);
        return time.flip();
    }
}
