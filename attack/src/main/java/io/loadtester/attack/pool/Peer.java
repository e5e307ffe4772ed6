package io.loadtester.attack.pool;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/** Owned by one event loop. An address to which a pool has connections, or opens one. */
final class Peer {

    private final InetSocketAddress address;

    /** Those with room for a hit; the one that had it last is the last. */
    final ArrayDeque<PooledConnection> roomy = new ArrayDeque<>();

    /** Those being opened included. */
    int connections;

    Peer(InetSocketAddress address) {
        this.address = address;
    }

    InetSocketAddress address() {
        return address;
    }
}
