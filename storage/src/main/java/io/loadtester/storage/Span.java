package io.loadtester.storage;

/**
 * Seconds that are rolled up together.
 *
 * @param first second of the test
 * @param seconds how many: those of a minute or an hour
 */
record Span(int first, int seconds) {

    static final int MINUTE = 60;
    static final int HOUR = 3_600;
    static final int STEP = 10;

    /** The one of that length in which a second lies. */
    static Span of(int second, int seconds) {
        return new Span(second - second % seconds, seconds);
    }

    /** How many seconds each of its roll-ups of all workers and targets stands for. */
    int stepSeconds() {
        return seconds == HOUR ? STEP : 1;
    }

    int end() {
        return first + seconds;
    }
}
