package io.loadtester.common.test;

import java.util.Locale;

/** What happens to a running test when one of its workers is lost. */
public enum OnWorkerLoss {
    /** The survivors take over its share from a cut-over instant on; missed hits are not made up for. */
    REBALANCE,
    /** The survivors carry on with their own shares. */
    CONTINUE,
    /** The test ends as FAILED. */
    ABORT;

    /** The word for this policy in JSON, flags and screens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
