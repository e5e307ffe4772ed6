package io.loadtester.wire.term;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls of a master that another one has replaced, as FAILED_PRECONDITION, before reading any of their messages. A
 * call without a term has term 0.
 */
public final class TermServerInterceptor implements ServerInterceptor {

    private final HighestTerm highest;

    public TermServerInterceptor(HighestTerm highest) {
        this.highest = highest;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        long term = read(headers.get(TermClientInterceptor.METADATA_KEY));
        if (highest.accepts(term)) {
            return next.startCall(call, headers);
        }
        call.close(
                Status.FAILED_PRECONDITION.withDescription("another master has taken over: this call is of term " + term
                        + ", and the worker has heard of term " + highest.get()),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static long read(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
