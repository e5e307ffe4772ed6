package io.loadtester.common.threshold;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The hits that a threshold applies to.
 *
 * @param target the target's name; null for all
 * @param fromSecond first second of the test, inclusive
 * @param toSecond exclusive; {@link #TO_THE_END} for no end
 */
public record Scope(@Nullable String target, int fromSecond, int toSecond) {

    public static final int TO_THE_END = Integer.MAX_VALUE;

    public static final Scope ALL = new Scope(null, 0, TO_THE_END);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public Scope {
        if (fromSecond < 0 || toSecond <= fromSecond) {
            throw new IllegalArgumentException("a window must end after it begins");
        }
    }

    public boolean contains(Slice slice) {
        return contains(slice.second()) && (target == null || target.equals(slice.target()));
    }

    public boolean contains(int second) {
        return fromSecond <= second && second < toSecond;
    }

    /** Whether it covers the test from its first hit to its last. */
    public boolean isWholeTime() {
        return fromSecond == 0 && toSecond == TO_THE_END;
    }

    /** As written after a limit; empty, or beginning with a space. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (target != null) {
            text.append(" for target \"")
                    .append(target.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        if (fromSecond > 0) {
            text.append(" from ").append(GoDuration.format(fromSecond * NANOS_PER_SECOND));
        }
        if (toSecond != TO_THE_END) {
            text.append(" to ").append(GoDuration.format(toSecond * NANOS_PER_SECOND));
        }
        return text.toString();
    }
}
