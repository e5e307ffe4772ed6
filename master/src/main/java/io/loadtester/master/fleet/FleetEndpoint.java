package io.loadtester.master.fleet;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.FleetGrpc;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.WorkerStatus;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Fleet service that workers dial: translates and hands over to the fleet's thread. */
final class FleetEndpoint extends FleetGrpc.FleetImplBase {

    private static final Logger LOG = LoggerFactory.getLogger(FleetEndpoint.class);
    private static final long STATUS_PERIOD_MILLIS = 1_000;

    private final String masterSessionId = UUID.randomUUID().toString();
    private final AtomicLong streams = new AtomicLong();
    private final FleetLoop loop;
    private final FleetRoster roster;
    private final FleetClock clock;

    FleetEndpoint(FleetLoop loop, FleetRoster roster, FleetClock clock) {
        this.loop = loop;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public void register(RegisterRequest request, StreamObserver<RegisterReply> reply) {
        Registration registration;
        try {
            registration = FleetMessages.registration(request);
        } catch (IllegalArgumentException e) {
            reply.onError(
                    Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            return;
        }
        loop.execute(() -> {
            if (!roster.register(registration)) {
                reply.onError(Status.ALREADY_EXISTS
                        .withDescription("another live worker has the id " + registration.workerId()
                                + "; give each its own --worker-id")
                        .asRuntimeException());
                return;
            }
            LOG.info("worker {} joined from {}", registration.workerId(), registration.address());
            reply.onNext(RegisterReply.newBuilder()
                    .setLeaseMillis(FleetRoster.LEASE.toMillis())
                    .setStatusPeriodMillis(STATUS_PERIOD_MILLIS)
                    .setMasterSessionId(masterSessionId)
                    .build());
            reply.onCompleted();
        });
    }

    @Override
    public StreamObserver<WorkerStatus> report(StreamObserver<StatusAck> acks) {
        return new StatusStream(streams.incrementAndGet(), loop, roster, clock, acks);
    }
}
