package io.loadtester.master.dispatch;

import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;

/**
 * Why a test is stopped before its end.
 *
 * @param byUser whether somebody, or a threshold, asked for it; else the loss of a worker ends the test
 */
record Stop(boolean byUser, String reason) {

    static Stop onRequest(String reason) {
        return new Stop(true, reason);
    }

    static Stop afterLoss(String reason) {
        return new Stop(false, reason);
    }

    /** The stop that an earlier master had begun. */
    static Stop adopted(Execution execution) {
        boolean loss = execution.hasLostWorkerEarly() && execution.test().onWorkerLoss() == OnWorkerLoss.ABORT;
        return new Stop(!loss, execution.test().status().reason());
    }

    /** What the test comes to in the end. */
    Outcome outcome() {
        return new Outcome(byUser ? TestState.STOPPED : TestState.FAILED, reason);
    }
}
