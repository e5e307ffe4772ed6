package io.loadtester.master.term;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Refuses workers while this master is on standby, so that they try another one. */
final class StandbyInterceptor implements ServerInterceptor {

    private static final Status STANDBY =
            Status.UNAVAILABLE.withDescription("this master is on standby: another one has its database");

    private final Mastership mastership;

    StandbyInterceptor(Mastership mastership) {
        this.mastership = mastership;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!mastership.isStandby()) {
            return next.startCall(call, headers);
        }
        call.close(STANDBY, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
