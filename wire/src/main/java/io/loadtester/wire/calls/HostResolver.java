package io.loadtester.wire.calls;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import io.grpc.SynchronizationContext;
import io.loadtester.common.url.HostAndPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Resolves a host whenever its channel asks. Its state belongs to the channel's synchronization context. */
final class HostResolver extends NameResolver {

    /** All addresses of a name. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final HostAndPort address;
    private final Lookup lookup;
    private final Executor lookups;
    private final SynchronizationContext channel;
    private @Nullable Listener2 listener;
    private boolean busy;

    HostResolver(HostAndPort address, Lookup lookup, Args arguments) {
        this.address = address;
        this.lookup = lookup;
        this.lookups = Objects.requireNonNullElse(arguments.getOffloadExecutor(), ForkJoinPool.commonPool());
        this.channel = arguments.getSynchronizationContext();
    }

    @Override
    public String getServiceAuthority() {
        return address.toString();
    }

    @Override
    public void start(Listener2 asking) {
        listener = asking;
        refresh();
    }

    @Override
    public void refresh() {
        if (!busy && listener != null) {
            busy = true;
            lookups.execute(() -> {
                StatusOr<List<EquivalentAddressGroup>> found = lookUp();
                channel.execute(() -> found(found));
            });
        }
    }

    private StatusOr<List<EquivalentAddressGroup>> lookUp() {
        try {
            return StatusOr.fromValue(Arrays.stream(lookup.of(address.host()))
                    .map(each -> new EquivalentAddressGroup(new InetSocketAddress(each, address.port())))
                    .toList());
        } catch (UnknownHostException e) {
            return StatusOr.fromStatus(Status.UNAVAILABLE
                    .withDescription("there is no host named " + address.host())
                    .withCause(e));
        }
    }

    private void found(StatusOr<List<EquivalentAddressGroup>> found) {
        busy = false;
        if (listener != null) {
            listener.onResult2(
                    ResolutionResult.newBuilder().setAddressesOrError(found).build());
        }
    }

    @Override
    public void shutdown() {
        listener = null;
    }
}
