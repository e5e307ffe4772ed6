package io.loadtester.wire.calls;

import io.grpc.NameResolverRegistry;
import io.loadtester.common.url.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An address as gRPC channels take it. Their own resolver of names refuses those that {@code java.net.URI} knows no host
 * in, such as {@code my_master}; such names are looked up by ours.
 *
 * <pre>{@code
 * NettyChannelBuilder.forTarget(CallTarget.of(HostAndPort.of("my_master:50051")))
 * }</pre>
 */
public final class CallTarget {

    static final String SCHEME = "host";

    static {
        NameResolverRegistry.getDefaultRegistry().register(new HostResolverProvider());
    }

    private CallTarget() {}

    public static String of(HostAndPort address) {
        try {
            boolean known = new URI("//" + address).getHost() != null;
            return new URI(known ? "dns" : SCHEME, "", "/" + address, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no channel goes to " + address, e);
        }
    }
}
