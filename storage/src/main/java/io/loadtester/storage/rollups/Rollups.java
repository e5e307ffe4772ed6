package io.loadtester.storage.rollups;

import java.time.Instant;
import java.util.UUID;

/** Merges stored intervals into roll-ups, from which reports of long tests come fast. */
public interface Rollups {

    /**
     * Rolls up every minute of every test that is not, as far as all of it can be expected to be stored: of a running
     * test all but the last. Ends early where the thread is interrupted.
     *
     * @return how many minutes were rolled up
     */
    int rollUpAll(Instant now);

    /**
     * Rolls up every minute of a test that is not. One of which anything is stored later has to be rolled up again; until
     * then it is read from its intervals.
     *
     * @param toMinute the first minute of the test to be left alone
     * @return how many minutes were rolled up
     */
    int rollUp(UUID testId, int toMinute);
}
