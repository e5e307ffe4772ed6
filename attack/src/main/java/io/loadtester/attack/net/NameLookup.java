package io.loadtester.attack.net;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A way to find the addresses of a name. Thread-safe; closed when its attack has ended. */
public interface NameLookup extends AutoCloseable {

    /**
     * Looks up a host without blocking.
     *
     * @return if it fails, the exception's message is fit for users and names the host
     */
    CompletableFuture<List<InetAddress>> lookUp(String host);

    @Override
    default void close() {}
}
