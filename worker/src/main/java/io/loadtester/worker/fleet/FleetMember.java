package io.loadtester.worker.fleet;

import io.grpc.Server;
import io.loadtester.attack.AttackEngine;
import io.loadtester.attack.capture.Capture;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.worker.WorkerProperties;
import io.loadtester.worker.attacks.AttackRoster;
import io.loadtester.worker.publishing.ResultPublisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/**
 * The worker's lifecycle in the fleet. Once its gRPC server listens, it warms up and joins; when the context closes, it
 * stops its attack (after the grace period, if it has one), publishes the remaining results and leaves.
 */
final class FleetMember {

    private static final Logger log = LoggerFactory.getLogger(FleetMember.class);
    private static final Duration LAST_HITS = Duration.ofSeconds(5);
    private static final Duration LAST_RESULTS = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    /** Attacks alone first, so that code is compiled mainly for them. */
    private static final Duration FIRST_WARM_UP = Duration.ofMillis(1_500);

    /** Long enough for a busy machine. */
    private static final Duration SECOND_WARM_UP = Duration.ofMillis(4_500);

    private final WorkerProperties properties;
    private final AttackEngine engine;
    private final AttackRoster roster;
    private final ResultPublisher publisher;
    private final MasterLink link;
    private volatile boolean leaving;

    FleetMember(
            WorkerProperties properties,
            AttackEngine engine,
            AttackRoster roster,
            ResultPublisher publisher,
            MasterLink link) {
        this.properties = properties;
        this.engine = engine;
        this.roster = roster;
        this.publisher = publisher;
        this.link = link;
    }

    @EventListener
    void serverStarted(GrpcServerStartedEvent event) {
        Thread start = new Thread(() -> warmUpAndJoin(event.getServer(), event.getPort()), "worker-warm-up");
        start.setDaemon(true);
        start.start();
    }

    private void warmUpAndJoin(Server server, int port) {
        HostAndPort address = properties.addressWith(port);
        log.info("listening on port {}, reachable at {}; warming up", port, address);
        try {
            engine.warmUp(FIRST_WARM_UP, Capture.NOTHING, new Rehearsal(), List.of());
            GrpcRehearsal.run(server, properties.clusterToken());
            engine.warmUp(SECOND_WARM_UP, Capture.NOTHING, new Rehearsal(), List.of());
            log.info("warm, on {}", engine.transport());
        } catch (RuntimeException e) {
            if (leaving) {
                return;
            }
            log.error("the warm-up failed; this worker takes no attacks", e);
            roster.fail("the warm-up failed: " + e.getMessage());
        }
        link.join(address);
    }

    @EventListener
    void contextClosed(ContextClosedEvent event) throws InterruptedException {
        leaving = true;
        finishAttack(properties.grace());
        roster.leave();
        // At once: others take over the share of the attack.
        link.report();
        awaitEnd(LAST_HITS);
        engine.close();
        awaitEnd(LAST_WORD);
        publisher.flush(LAST_RESULTS);
        link.close();
    }

    /** Lets the attack go on for so long, as a worker that takes no other. */
    private void finishAttack(Duration grace) throws InterruptedException {
        if (grace.isZero() || roster.end().isDone()) {
            return;
        }
        log.info("shutting down when the attack has ended, or in {} s", grace.toSeconds());
        roster.drainToLeave();
        link.report();
        awaitEnd(grace);
    }

    private void awaitEnd(Duration atMost) throws InterruptedException {
        try {
            roster.end().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("the attack did not end within {} s", atMost.toSeconds(), e);
        }
    }
}
