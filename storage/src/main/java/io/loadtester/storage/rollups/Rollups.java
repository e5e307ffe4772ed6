package io.loadtester.storage.rollups;

import java.time.Instant;
import java.util.UUID;

/** Merges stored intervals into roll-ups, so that reports on long tests are fast. */
public interface Rollups {

    /**
     * Rolls up every minute of every test that is not rolled up yet and whose results can be expected to be stored: for
     * a running test, all but the latest. Returns early if the thread is interrupted.
     *
     * @return how many minutes were rolled up
     */
    int rollUpAll(Instant now);

    /**
     * Rolls up every minute of a test that is not rolled up yet. A minute for which results arrive later must be rolled
     * up again; until then it is read from its intervals.
     *
     * @param toMinute the first minute of the test not to roll up
     * @return how many minutes were rolled up
     */
    int rollUp(UUID testId, int toMinute);
}
