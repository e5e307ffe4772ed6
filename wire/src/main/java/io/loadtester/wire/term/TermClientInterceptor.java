package io.loadtester.wire.term;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.function.LongSupplier;

/** Sends the master's term with every call. */
public final class TermClientInterceptor implements ClientInterceptor {

    static final Metadata.Key<String> METADATA_KEY = Metadata.Key.of("master-term", Metadata.ASCII_STRING_MARSHALLER);

    private final LongSupplier term;

    public TermClientInterceptor(LongSupplier term) {
        this.term = term;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                headers.put(METADATA_KEY, Long.toString(term.getAsLong()));
                super.start(listener, headers);
            }
        };
    }
}
