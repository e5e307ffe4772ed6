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
 * take addresses in turn, and of an address the connection that had room last: the others may come to rest and end.
 */
final class Peers {

    private final List<Peer> peers = new ArrayList<>();

    /** Those to which the name led when it was looked up last, as far as one is as good as the other. */
    private List<InetSocketAddress> equals = List.of();

    /** How often each of these had its turn to be connected to. */
    private final Map<InetSocketAddress, Integer> dials = new HashMap<>();

    private int turn;

    /** Takes the connection that is next; null if none has room. */
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

    /** Takes the connection that is next, but not this one; null if no other has room. */
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

    /** How many connections have room. */
    int roomy() {
        int sum = 0;
        for (int i = 0; i < peers.size(); i++) {
            sum += peers.get(i).roomy.size();
        }
        return sum;
    }

    /** Those that have been idle for too long, some of them if there are many. */
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

    /** A connection to the address is going to be opened. */
    Peer join(InetSocketAddress address) {
        Peer peer = find(address);
        if (peer == null) {
            peer = new Peer(address);
            peers.add(peer);
        }
        peer.connections++;
        return peer;
    }

    /** A connection to it has ended, or could not be opened. */
    void leave(Peer peer) {
        peer.connections--;
        if (peer.connections == 0) {
            peers.remove(peer);
        }
    }

    /**
     * In which order to try the addresses of a name: the first of those that would do equally well is the one whose turn it
     * is. Each pool has its own turns, or two of them that ask alternately would each get every other address only.
     *
     * @param found best first
     * @param silent those to try last; they come last in {@code found}
     * @param missing whether one without a connection comes before its turn
     */
    List<InetSocketAddress> inOrder(List<InetSocketAddress> found, SilentAddresses silent, boolean missing) {
        if (found.size() < 2) {
            equals = List.of();
            return found;
        }
        boolean old = isOld(found.get(0));
        equals = found.stream()
                .filter(address -> isOld(address) == old && !silent.contains(address))
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

    /** How many of the addresses a name led to last have no connection and could have one. */
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

    private static boolean isOld(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address;
    }
}
