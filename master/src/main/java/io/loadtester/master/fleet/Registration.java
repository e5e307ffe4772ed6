package io.loadtester.master.fleet;

import java.util.Set;
import java.util.UUID;

/**
 * A worker that joins.
 *
 * @param address host:port of its Attacker service
 * @param sessionId random for each of its processes
 * @param running tests it is attacking for now
 */
public record Registration(
        String workerId, String address, String version, int cores, String sessionId, Set<UUID> running) {

    public Registration {
        running = Set.copyOf(running);
    }
}
