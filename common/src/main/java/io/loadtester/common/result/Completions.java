package io.loadtester.common.result;

/**
 * Hits counted in the second in which they <em>ended</em>, whenever they were due: the target's real output. Additive.
 *
 * @param succeeded hits that succeeded
 * @param failed hits that failed, including abandoned ones
 */
public record Completions(long succeeded, long failed) {

    public static final Completions NONE = new Completions(0, 0);

    public Completions {
        if (succeeded < 0 || failed < 0) {
            throw new IllegalArgumentException("completions must not be negative");
        }
    }

    public long total() {
        return succeeded + failed;
    }

    public Completions plus(Completions other) {
        return new Completions(succeeded + other.succeeded, failed + other.failed);
    }
}
