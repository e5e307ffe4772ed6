package io.loadtester.wire.calls;

import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.loadtester.common.url.HostAndPort;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Creates resolvers for targets such as {@code host:///my_master:50051}. */
final class HostResolverProvider extends NameResolverProvider {

    /** The middle of the allowed range; no other provider has this scheme. */
    private static final int PRIORITY = 5;

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return PRIORITY;
    }

    @Override
    public String getDefaultScheme() {
        return CallTarget.SCHEME;
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args arguments) {
        String path = target.getPath();
        return !CallTarget.SCHEME.equals(target.getScheme()) || path == null || path.length() < 2
                ? null
                : new HostResolver(HostAndPort.of(path.substring(1)), InetAddress::getAllByName, arguments);
    }
}
