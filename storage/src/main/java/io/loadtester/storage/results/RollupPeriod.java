package io.loadtester.storage.results;

/**
 * Seconds that are rolled up together.
 *
 * @param first second of the test
 * @param seconds how many: those of a minute or an hour
 */
public record RollupPeriod(int first, int seconds) {

    public static final int MINUTE = 60;
    public static final int HOUR = 3_600;

    /** Seconds of an hour that are merged over all workers and targets. */
    public static final int BIN = 10;

    /** The one of that length in which a second lies. */
    public static RollupPeriod of(int second, int seconds) {
        return new RollupPeriod(second - second % seconds, seconds);
    }

    /** How many seconds each of its roll-ups of all workers and targets stands for. */
    int binSeconds() {
        return seconds == HOUR ? BIN : 1;
    }

    public int end() {
        return first + seconds;
    }
}
