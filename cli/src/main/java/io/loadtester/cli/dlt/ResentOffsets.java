package io.loadtester.cli.dlt;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters of a partition were sent again. Kafka keeps it as the offset a group has committed, below which
 * all were, with those beyond it as text.
 */
final class ResentOffsets {

    /** As much as a broker takes by default, with room for a last entry. */
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

    /**
     * @param firstKept the first offset that the topic still has
     */
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

    /** Whether Kafka can keep it. */
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
