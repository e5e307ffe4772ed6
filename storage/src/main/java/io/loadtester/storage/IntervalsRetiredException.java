package io.loadtester.storage;

/** The seconds asked for are kept no more; what is kept of the test are its roll-ups. */
public final class IntervalsRetiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntervalsRetiredException() {
        super("the intervals of this test were removed after the time they are kept for; what is left are whole minutes"
                + " of its workers and targets, and single seconds of all of them together");
    }
}
