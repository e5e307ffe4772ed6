package io.loadtester.cli.dlt;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of a partition that were sent again. Stored in Kafka as a group's committed offset, below which all
 * were sent, with the offsets beyond it as metadata text.
 */
final class ResentOffsets {

    /** A broker's default limit for metadata, less room for a last entry. */
    private static final int MAX_TEXT = 4_000;

    private final NavigableSet<Long> beyond = new TreeSet<>();
    private long allBelow;

    private ResentOffsets(long allBelow) {
        this.allBelow = allBelow;
    }

    static ResentOffsets none() {
        return new ResentOffsets(0);
    }

    static ResentOffsets of(OffsetAndMetadata committed) {
        ResentOffsets offsets = new ResentOffsets(committed.offset());
        for (String range : committed.metadata().split(",", -1)) {
            if (!range.isEmpty()) {
                String[] ends = range.split("-", -1);
                for (long n = Long.parseLong(ends[0]); n <= Long.parseLong(ends[ends.length - 1]); n++) {
                    offsets.beyond.add(n);
                }
            }
        }
        return offsets;
    }

    boolean contains(long offset) {
        return offset < allBelow || beyond.contains(offset);
    }

    /** @param firstKept first offset that the topic still holds */
    void add(long offset, long firstKept) {
        if (contains(offset)) {
            return;
        }
        allBelow = Math.max(allBelow, firstKept);
        beyond.add(offset);
        while (beyond.remove(allBelow)) {
            allBelow++;
        }
        beyond.headSet(allBelow).clear();
    }

    /** Whether the text is short enough for Kafka. */
    boolean fits() {
        return text().length() <= MAX_TEXT;
    }

    OffsetAndMetadata committed() {
        return new OffsetAndMetadata(allBelow, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        @Nullable Long from = null;
        @Nullable Long to = null;
        for (Long offset : beyond) {
            if (to != null && offset != to + 1) {
                append(text, from, to);
                from = offset;
            } else if (from == null) {
                from = offset;
            }
            to = offset;
        }
        append(text, from, to);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Long from, @Nullable Long to) {
        if (from == null || to == null) {
            return;
        }
        text.append(text.isEmpty() ? "" : ",").append(from);
        if (!from.equals(to)) {
            text.append('-').append(to);
        }
    }
}
