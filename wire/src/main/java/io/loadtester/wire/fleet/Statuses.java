package io.loadtester.wire.fleet;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.loadtester.wire.UndecodableException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service's failures look like to its caller. */
final class Statuses {

    private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

    private Statuses() {}

    /**
     * @param failedPart who failed when it is no refusal, for people
     */
    static StatusRuntimeException of(Throwable failure, String failedPart) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CallRefusedException refused) {
            return of(refused.reason()).withDescription(refused.getMessage()).asRuntimeException();
        }
        if (cause instanceof UndecodableException || cause instanceof IllegalArgumentException) {
            return Status.INVALID_ARGUMENT.withDescription(cause.getMessage()).asRuntimeException();
        }
        LOG.error("a call failed", cause);
        return Status.INTERNAL
                .withDescription(failedPart + " failed: " + cause.getMessage())
                .asRuntimeException();
    }

    private static Status of(CallRefusedException.Reason reason) {
        return switch (reason) {
            case BUSY, OTHER_VERSION -> Status.FAILED_PRECONDITION;
            case NO_SUCH_ATTACK -> Status.NOT_FOUND;
            case BAD_REQUEST -> Status.INVALID_ARGUMENT;
            case NOT_READY -> Status.UNAVAILABLE;
            case ID_TAKEN -> Status.ALREADY_EXISTS;
        };
    }
}
