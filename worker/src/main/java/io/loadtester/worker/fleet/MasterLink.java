package io.loadtester.worker.fleet;

import io.loadtester.common.url.HostAndPort;
import io.loadtester.wire.fleet.Ack;
import io.loadtester.wire.fleet.RefusedConnection;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.RegistrationReply;
import io.loadtester.wire.fleet.StatusSender;
import io.loadtester.worker.WorkerIdentity;
import io.loadtester.worker.attacks.AttackRoster;
import io.loadtester.worker.clock.MasterClock;
import io.loadtester.worker.publishing.ResultPublisher;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this worker in the fleet while the process runs: registers, reports, registers again if the stream breaks or
 * the master asks for it, and stops the attack if the lease runs out. Its single thread owns all state; gRPC's threads
 * only pass events to it.
 */
final class MasterLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MasterLink.class);
    private static final long CLOSE_SECONDS = 1;
    private static final String VERSION =
            Objects.requireNonNullElse(MasterLink.class.getPackage().getImplementationVersion(), "development");

    private final WorkerIdentity identity;
    private final Masters masters;
    private final AttackRoster roster;
    private final MasterClock clock;
    private final ResultPublisher publisher;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "master-link");
        created.setDaemon(true);
        return created;
    });

    private final Lease lease = new Lease();
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private long statusPeriodNanos = TimeUnit.SECONDS.toNanos(1);
    private @Nullable HostAndPort ownAddress;
    private @Nullable Conversation conversation;
    private String trouble = "";

    MasterLink(
            WorkerIdentity identity,
            Masters masters,
            AttackRoster roster,
            MasterClock clock,
            ResultPublisher publisher) {
        this.publisher = publisher;
        this.identity = identity;
        this.masters = masters;
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * Joins the fleet as soon as the master is reachable.
     *
     * @param advertisedAddress where the master reaches this worker
     */
    void join(HostAndPort advertisedAddress) {
        hand(() -> {
            ownAddress = advertisedAddress;
            register();
            tick();
        });
    }

    private void register() {
        HostAndPort address = ownAddress;
        if (address == null) {
            return;
        }
        Registration registration = new Registration(
                identity.workerId(),
                address.toString(),
                VERSION,
                Runtime.getRuntime().availableProcessors(),
                identity.sessionId(),
                roster.unheard().stream()
                        .map(attack -> new Registration.Running(attack.testId(), attack.epoch()))
                        .toList());
        var unused = masters.register(registration)
                .whenComplete((reply, failure) -> hand(() -> {
                    if (failure == null) {
                        open(registration, reply);
                    } else {
                        retry(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
                        masters.next();
                    }
                }));
    }

    private void open(Registration registration, RegistrationReply reply) {
        masters.joined();
        lease.begin(reply.leaseNanos(), reply.orphanLeaseNanos(), System.nanoTime());
        statusPeriodNanos = reply.statusPeriodNanos();
        Conversation opened = new Conversation(registration, roster, clock, publisher.untaken());
        conversation = opened;
        opened.begin(masters.current().report(new StatusSender.Listener() {
            @Override
            public void acked(Ack ack) {
                hand(() -> heard(opened, ack));
            }

            @Override
            public void broken(Throwable cause) {
                hand(() -> lost(opened, cause));
            }
        }));
    }

    private void heard(Conversation source, Ack ack) {
        if (source != conversation) {
            return;
        }
        endLeaseIfDue();
        if (source != conversation) {
            return;
        }
        lease.renew(ack.receivedNanoTime());
        if (ack.registerAgain()) {
            log.info("the master at {} asks to register again", masters.address());
            restart("registering again");
            return;
        }
        if (!trouble.isEmpty() || ack.sequence() == 1) {
            log.info("worker {} has joined the fleet of the master at {}", identity.workerId(), masters.address());
            trouble = "";
        }
        backoff.reset();
        source.acked(ack);
    }

    private void lost(Conversation source, @Nullable Throwable cause) {
        if (source == conversation) {
            conversation = null;
            retry(cause);
        }
    }

    private void retry(@Nullable Throwable cause) {
        if (cause != null && masters.isJoined() && RefusedConnection.isCauseOf(cause)) {
            lease.refused(System.nanoTime());
        }
        String found = cause == null ? "" : MasterTrouble.explain(cause, masters, identity.workerId());
        if (!found.equals(trouble)) {
            log.warn("{}", found);
            trouble = found;
        }
        var unused = thread.schedule(guarded(this::register), backoff.nextNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        endLeaseIfDue();
        Conversation open = conversation;
        if (open != null) {
            open.sendStatus();
        }
        // Rescheduled each time instead of at a fixed rate, so that a process that was frozen does not send missed
        // statuses.
        var unused = thread.schedule(guarded(this::tick), statusPeriodNanos, TimeUnit.NANOSECONDS);
    }

    private void endLeaseIfDue() {
        long now = System.nanoTime();
        if (lease.endsAt(now)) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(lease.silentNanos(now));
            log.warn("no word from the master at {} for {} s; stopping any attack", masters.address(), seconds);
            roster.stopAll("no word from the master for " + seconds + " s");
            restart("the lease has ended");
        }
    }

    private void restart(String reason) {
        Conversation open = conversation;
        conversation = null;
        if (open != null) {
            open.cancel(reason);
            register();
        }
    }

    /** Tells the master the state now, and not when the next status is due. */
    void report() {
        hand(() -> {
            Conversation open = conversation;
            if (open != null) {
                open.sendStatus();
            }
        });
    }

    /** Sends the master a final status and leaves the fleet; the endpoint stays open. */
    @Override
    public void close() {
        hand(() -> {
            ownAddress = null;
            Conversation open = conversation;
            conversation = null;
            if (open != null) {
                open.leave();
            }
            thread.shutdownNow();
        });
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Runnable action) {
        try {
            thread.execute(guarded(action));
        } catch (RejectedExecutionException e) {
            log.trace("the link is closed", e);
        }
    }

    /** A failure must neither stop the ticking nor go unlogged. */
    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                log.error("the link to the master failed", e);
            }
        };
    }
}
