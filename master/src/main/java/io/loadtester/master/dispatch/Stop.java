package io.loadtester.master.dispatch;

import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.TestState;

/**
 * Why a test is stopped before its end.
 *
 * @param byUser whether a user or a threshold asked for it; otherwise a worker's departure ends the test
 */
record Stop(boolean byUser, String reason) {

    static Stop onRequest(String reason) {
        return new Stop(true, reason);
    }

    static Stop afterLoss(String reason) {
        return new Stop(false, reason);
    }

    /** The stop that an earlier master began. */
    static Stop adopted(Execution execution) {
        boolean loss = execution.hasLostWorkerEarly() && execution.test().onWorkerLoss() == OnWorkerLoss.ABORT;
        return new Stop(!loss, execution.test().status().reason());
    }

    /** The test's outcome. */
    Outcome outcome() {
        return new Outcome(byUser ? TestState.STOPPED : TestState.FAILED, reason);
    }
}
