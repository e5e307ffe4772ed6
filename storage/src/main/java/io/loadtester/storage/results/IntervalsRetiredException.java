package io.loadtester.storage.results;

/** The seconds asked for are kept no more; what is kept of the test are its roll-ups. */
public final class IntervalsRetiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntervalsRetiredException() {
        super(
                "The intervals of this test are kept no more. What is left are its whole minutes by worker and target, and"
                        + " its seconds of all workers and targets together.");
    }
}
