package io.loadtester.master.dispatch;

import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What the master tells workers. Every call ends within {@link #DEADLINE_MILLIS}; a failure's message says why in words
 * for people.
 */
interface WorkerGateway {

    long DEADLINE_MILLIS = 1_500;

    CompletionStage<Void> assign(String address, Assignment assignment);

    CompletionStage<Void> updateShare(String address, NewShare newShare);

    CompletionStage<Void> stop(String address, UUID testId, String reason);

    /**
     * A worker's share in a new epoch.
     *
     * @param cutOverNanos nanoseconds of the test from which it holds
     */
    record NewShare(UUID testId, int epoch, Share share, long cutOverNanos) {}
}
