package io.loadtester.attack.protocol;

import io.loadtester.attack.hit.Failure;

/** A connection on its way from a connected channel to its first hit. */
public interface Opening {

    /** What has kept it, as the failure of a hit that can wait no longer. */
    Failure tooLate();

    /** Hears of the end of an opening, once, on the loop's thread. */
    interface Listener {

        /** It is ready to carry hits. */
        void opened(Connection connection);

        /** It never will be. */
        void refused(Failure failure);
    }
}
