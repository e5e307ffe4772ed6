package io.loadtester.wire.fleet;

import java.util.List;
import java.util.UUID;

/**
 * A worker's registration with the master.
 *
 * @param address address of its Attacker service, as host:port
 * @param sessionId random, one for each process
 * @param running attacks whose end the master does not know
 */
public record Registration(
        String workerId, String address, String version, int cores, String sessionId, List<Running> running) {

    public Registration {
        running = List.copyOf(running);
    }

    /** An attack in the epoch that it is in. */
    public record Running(UUID testId, int epoch) {}
}
