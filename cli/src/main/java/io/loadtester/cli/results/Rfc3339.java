package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads and writes instants as Go does in JSON: RFC 3339 with as many decimals as needed. Caches the text of the last
 * second written, which most records share. Not thread-safe.
 */
final class Rfc3339 {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_DAY = 86_400;

    private final LineBuffer second = new LineBuffer(32);
    private long writtenSecond = Long.MIN_VALUE;
    private String secondText = "";

    /** Appends an instant in UTC, without quotes. */
    void append(long nanosSince1970, LineBuffer to) {
        long seconds = Math.floorDiv(nanosSince1970, NANOS_PER_SECOND);
        if (seconds != writtenSecond) {
            secondText = textOf(seconds);
            writtenSecond = seconds;
        }
        to.append(secondText);
        int nanos = (int) Math.floorMod(nanosSince1970, NANOS_PER_SECOND);
        if (nanos != 0) {
            to.append('.').append(nanos, 9);
            while (to.last() == '0') {
                to.truncate(to.length() - 1);
            }
        }
        to.append('Z');
    }

    /**
     * Parses an instant with any offset, to nanoseconds since 1970.
     *
     * @throws DateTimeException if the text is not an instant, or is before 1677 or after 2262
     */
    static long parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        try {
            return Math.addExact(Math.multiplyExact(time.toEpochSecond(), NANOS_PER_SECOND), time.getNano());
        } catch (ArithmeticException e) {
            throw new DateTimeException("too far from now: " + text, e);
        }
    }

    private String textOf(long seconds) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
        int ofDay = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        second.clear();
        second.append(date.getYear(), 4)
                .append('-')
                .append(date.getMonthValue(), 2)
                .append('-');
        second.append(date.getDayOfMonth(), 2)
                .append('T')
                .append(ofDay / 3600, 2)
                .append(':');
        second.append(ofDay / 60 % 60, 2).append(':').append(ofDay % 60, 2);
        return second.toString();
    }
}
