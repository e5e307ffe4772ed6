package io.loadtester.master.submission;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Creates ids of tests: version 7 UUIDs. They begin with the millisecond of submission, so that tests of the same time
 * are stored next to each other; the other 74 bits are random.
 */
final class TestId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private TestId() {}

    static UUID at(Instant submittedAt) {
        long high = submittedAt.toEpochMilli() << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
        return new UUID(high, VARIANT | RANDOM.nextLong() >>> 2);
    }
}
