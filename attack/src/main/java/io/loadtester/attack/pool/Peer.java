package io.loadtester.attack.pool;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/** Owned by one event loop. An address to which a pool has connections or is opening one. */
final class Peer {

    private final InetSocketAddress address;

    /** Connections with room for a hit, the most recently used last. */
    final ArrayDeque<PooledConnection> roomy = new ArrayDeque<>();

    /** Includes connections being opened. */
    int connections;

    Peer(InetSocketAddress address) {
        this.address = address;
    }

    InetSocketAddress address() {
        return address;
    }
}
