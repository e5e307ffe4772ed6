package io.loadtester.master.dispatch;

import io.loadtester.wire.fleet.WorkerCallException;
import java.util.concurrent.CompletionException;

/**
 * Why a worker did not take an attack.
 *
 * @param reason in words, for people
 * @param isFinal whether no worker will ever take it
 */
record Refusal(String reason, boolean isFinal) {

    static Refusal of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean isFinal = cause instanceof WorkerCallException call && call.isFinal();
        return new Refusal(String.valueOf(cause.getMessage()), isFinal);
    }
}
