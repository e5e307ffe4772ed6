package io.loadtester.worker.fleet;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.worker.attacks.AttackProgress;
import java.util.List;

/**
 * A worker's registration with the master.
 *
 * @param address address of its Attacker service
 * @param sessionId random, one for each process
 * @param running attacks whose end the master does not know
 */
record Registration(String workerId, HostAndPort address, String sessionId, List<AttackProgress> running) {

    Registration {
        running = List.copyOf(running);
    }
}
