package io.loadtester.attack.pool;

import io.loadtester.attack.net.SilentAddresses;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Owned by one event loop. The addresses to which a pool has connections, and which of these have room for a hit. Hits
 * take the addresses in turn, and at an address the most recently used connection, so that surplus ones become idle and
 * close.
 */
final class Peers {

    private final List<Peer> peers = new ArrayList<>();

    /** Interchangeable addresses found by the last lookup of the name. */
    private List<InetSocketAddress> equals = List.of();

    /** How often each of these has had its turn to be dialled. */
    private final Map<InetSocketAddress, Integer> dials = new HashMap<>();

    private int turn;

    /** Takes the next connection; null if none has room. */
    @Nullable
    PooledConnection poll() {
        for (int i = peers.size(); i > 0; i--) {
            PooledConnection connection = nextPeer().roomy.pollLast();
            if (connection != null) {
                return connection;
            }
        }
        return null;
    }

    /** Takes the next connection other than this one; null if no other has room. */
    @Nullable
    PooledConnection pollOther(PooledConnection not) {
        for (int i = peers.size(); i > 0; i--) {
            Peer peer = nextPeer();
            for (PooledConnection connection : peer.roomy) {
                if (connection != not) {
                    peer.roomy.remove(connection);
                    return connection;
                }
            }
        }
        return null;
    }

    private Peer nextPeer() {
        turn = turn + 1 < peers.size() ? turn + 1 : 0;
        return peers.get(turn);
    }

    /** The connection has room. */
    static void add(PooledConnection connection) {
        connection.peer().roomy.addLast(connection);
    }

    static void remove(PooledConnection connection) {
        connection.peer().roomy.remove(connection);
    }

    /** Number of connections with room. */
    int roomy() {
        int sum = 0;
        for (int i = 0; i < peers.size(); i++) {
            sum += peers.get(i).roomy.size();
        }
        return sum;
    }

    /** Connections that have been idle for too long, up to a number. */
    List<PooledConnection> stale(long nowNanoTime, int most) {
        List<PooledConnection> stale = new ArrayList<>();
        for (Peer peer : peers) {
            for (PooledConnection connection : peer.roomy) {
                if (stale.size() < most
                        && connection.isIdle()
                        && connection.lifetime().isStale(nowNanoTime)) {
                    stale.add(connection);
                }
            }
        }
        return stale;
    }

    /** Counts a connection that is about to be opened to the address. */
    Peer join(InetSocketAddress address) {
        Peer peer = find(address);
        if (peer == null) {
            peer = new Peer(address);
            peers.add(peer);
        }
        peer.connections++;
        return peer;
    }

    /** Uncounts a connection that was closed or could not be opened. */
    void leave(Peer peer) {
        peer.connections--;
        if (peer.connections == 0) {
            peers.remove(peer);
        }
    }

    /**
     * The order in which to try the addresses of a name: of several equally good ones, the one whose turn it is comes
     * first. Each pool takes its own turns, because two that asked alternately would each get only every other address.
     *
     * @param found best first
     * @param silent addresses to try last; they are last in {@code found}, too
     * @param missing whether an address without a connection takes precedence
     */
    List<InetSocketAddress> inOrder(List<InetSocketAddress> found, SilentAddresses silent, boolean missing) {
        if (found.size() < 2) {
            equals = List.of();
            return found;
        }
        boolean ipv4 = isIpv4(found.get(0));
        equals = found.stream()
                .filter(address -> isIpv4(address) == ipv4 && !silent.contains(address))
                .toList();
        if (equals.size() < 2) {
            return found;
        }
        int fewest = dials.values().stream().mapToInt(count -> count).min().orElse(0);
        dials.keySet().retainAll(equals);
        equals.forEach(address -> dials.putIfAbsent(address, fewest));
        InetSocketAddress next = equals.stream()
                .filter(address -> missing && find(address) == null)
                .findFirst()
                .orElseGet(() ->
                        equals.stream().min(Comparator.comparing(dials::get)).orElseThrow());
        dials.merge(next, 1, Integer::sum);
        List<InetSocketAddress> ordered = new ArrayList<>(found);
        ordered.remove(next);
        ordered.add(0, next);
        return ordered;
    }

    /** Number of addresses from the last lookup that have no connection and are not silent. */
    int missing(SilentAddresses silent) {
        int missing = 0;
        for (InetSocketAddress address : equals) {
            missing += find(address) == null && !silent.contains(address) ? 1 : 0;
        }
        return missing;
    }

    private @Nullable Peer find(InetSocketAddress address) {
        for (Peer peer : peers) {
            if (peer.address().equals(address)) {
                return peer;
            }
        }
        return null;
    }

    private static boolean isIpv4(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address;
    }
}
