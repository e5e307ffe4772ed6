package io.loadtester.wire.clustertoken;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/** Sends the cluster token with every call on channels with this interceptor. */
public final class ClusterTokenClientInterceptor implements ClientInterceptor {

    private final ClusterToken token;

    public ClusterTokenClientInterceptor(ClusterToken token) {
        this.token = token;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                token.putInto(headers);
                super.start(listener, headers);
            }
        };
    }
}
