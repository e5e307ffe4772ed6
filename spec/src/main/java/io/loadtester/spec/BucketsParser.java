package io.loadtester.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads histogram buckets in Vegeta's notation: {@code [0,1ms,10ms]}, ascending lower bounds. */
public final class BucketsParser {

    private static final int MAX_BUCKETS = 1_000;

    private BucketsParser() {}

    /** @throws InputException if the text is not such a list */
    public static List<Duration> parse(String field, String text) {
        String trimmed = text.trim();
        if (!trimmed.startsWith("[") || !trimmed.endsWith("]") || trimmed.length() < 2) {
            throw new InputException(field, "must be a list like [0,1ms,10ms]; got " + Excerpt.of(text));
        }
        List<Duration> buckets = new ArrayList<>();
        for (String part : trimmed.substring(1, trimmed.length() - 1).split(",", MAX_BUCKETS + 1)) {
            Duration bound = DurationParser.parse(field, part);
            if (!buckets.isEmpty() && bound.compareTo(buckets.get(buckets.size() - 1)) <= 0) {
                throw new InputException(field, "must have ascending bounds; got " + Excerpt.of(text));
            }
            buckets.add(bound);
        }
        return List.copyOf(buckets);
    }
}
