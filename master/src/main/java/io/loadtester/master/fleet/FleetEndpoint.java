package io.loadtester.master.fleet;

import io.loadtester.wire.fleet.CallRefusedException;
import io.loadtester.wire.fleet.FleetHandler;
import io.loadtester.wire.fleet.Registration;
import io.loadtester.wire.fleet.RegistrationReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workers call: hands over to the fleet's thread. */
final class FleetEndpoint implements FleetHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FleetEndpoint.class);
    private static final long STATUS_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong streams = new AtomicLong();
    private final FleetLoop loop;
    private final FleetRoster roster;
    private final UntakenResults untaken;
    private final Duration orphanLease;
    private final LongSupplier term;

    /** @param term of this master, at the time of each registration */
    FleetEndpoint(FleetLoop loop, FleetRoster roster, UntakenResults untaken, Duration orphanLease, LongSupplier term) {
        this.loop = loop;
        this.roster = roster;
        this.untaken = untaken;
        this.orphanLease = orphanLease;
        this.term = term;
    }

    @Override
    public CompletionStage<RegistrationReply> register(Registration registration) {
        CompletableFuture<RegistrationReply> reply = new CompletableFuture<>();
        loop.execute(() -> {
            if (roster.register(registration)) {
                LOG.info("worker {} joined from {}", registration.workerId(), registration.address());
                reply.complete(new RegistrationReply(
                        FleetRoster.LEASE.toNanos(), orphanLease.toNanos(), STATUS_PERIOD_NANOS, term.getAsLong()));
            } else {
                reply.completeExceptionally(new CallRefusedException(
                        CallRefusedException.Reason.ID_TAKEN,
                        "another live worker has the id " + registration.workerId()
                                + "; give each its own --worker-id"));
            }
        });
        return reply;
    }

    @Override
    public StatusReceiver opened(AckSender acks) {
        return new StatusStream(streams.incrementAndGet(), loop, roster, untaken, acks);
    }
}
