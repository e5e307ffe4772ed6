package io.loadtester.wire.clustertoken;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Refuses calls without the right cluster token as UNAUTHENTICATED, before reading any of their messages. */
public final class ClusterTokenServerInterceptor implements ServerInterceptor {

    private static final Status REFUSED =
            Status.UNAUTHENTICATED.withDescription("this fleet needs the right cluster token (--cluster-token)");

    private final ClusterToken token;

    public ClusterTokenServerInterceptor(ClusterToken token) {
        this.token = token;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (token.accepts(headers.get(ClusterToken.METADATA_KEY))) {
            return next.startCall(call, headers);
        }
        call.close(REFUSED, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
