package io.loadtester.worker.fleet;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.worker.attacks.AttackProgress;
import java.util.List;

/**
 * How a worker introduces itself.
 *
 * @param address where its Attacker service is reached
 * @param sessionId random for each process
 * @param running attacks whose end the master has not heard of
 */
record Registration(String workerId, HostAndPort address, String sessionId, List<AttackProgress> running) {

    Registration {
        running = List.copyOf(running);
    }
}
