package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Failure;

/** A connection between the connecting of its channel and its first hit. */
public interface Opening {

    /** What it still waits for, as the failure of a hit that has run out of time. */
    Failure tooLate();

    /** Told once, on the loop's thread, how an opening ended. */
    interface Listener {

        /** The connection is ready to carry hits. */
        void opened(Connection connection);

        /** The connection will never be ready. */
        void refused(Failure failure);
    }
}
