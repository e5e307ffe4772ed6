package io.loadtester.storage.results;

/** The requested seconds are no longer stored; only the test's roll-ups are left. */
public final class IntervalsRetiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntervalsRetiredException() {
        super(
                "The intervals of this test are no longer stored. Its roll-ups are left: whole minutes by worker and target,"
                        + " and seconds over all workers and targets.");
    }
}
