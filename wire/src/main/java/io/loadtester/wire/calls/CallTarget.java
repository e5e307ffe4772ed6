package io.loadtester.wire.calls;

import io.grpc.NameResolverRegistry;
import io.loadtester.common.url.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An address as a target of gRPC channels. gRPC's own resolver refuses names that {@code java.net.URI} does not accept
 * as hosts, such as {@code my_master}; our resolver looks these up.
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
            throw new IllegalArgumentException("not a gRPC target: " + address, e);
        }
    }
}
