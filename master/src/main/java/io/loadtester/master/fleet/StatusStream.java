package io.loadtester.master.fleet;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.WorkerStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's status stream: each status goes to the roster and is answered by an ack; its end means that the worker
 * is lost. gRPC calls it from one thread at a time; acks are sent from the fleet's thread only.
 */
final class StatusStream implements StreamObserver<WorkerStatus> {

    private static final Logger LOG = LoggerFactory.getLogger(StatusStream.class);

    private final long number;
    private final FleetLoop loop;
    private final FleetRoster roster;
    private final FleetClock clock;
    private final StreamObserver<StatusAck> acks;
    private @Nullable WorkerStatus last;

    /**
     * @param number counts streams in the order in which they are opened, from 1
     */
    StatusStream(long number, FleetLoop loop, FleetRoster roster, FleetClock clock, StreamObserver<StatusAck> acks) {
        this.number = number;
        this.loop = loop;
        this.roster = roster;
        this.clock = clock;
        this.acks = acks;
    }

    @Override
    public void onNext(WorkerStatus status) {
        long receivedNanos = clock.unixNanos();
        WorkerReport report;
        try {
            report = FleetMessages.report(status);
        } catch (IllegalArgumentException e) {
            acks.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            onError(e);
            return;
        }
        last = status;
        loop.execute(() -> {
            boolean known = roster.report(number, status.getWorkerId(), status.getSessionId(), report);
            ack(status.getSequence(), receivedNanos, !known);
        });
    }

    private void ack(long sequence, long receivedNanos, boolean registerAgain) {
        try {
            acks.onNext(StatusAck.newBuilder()
                    .setSequence(sequence)
                    .setMasterReceivedUnixNanos(receivedNanos)
                    .setMasterSentUnixNanos(clock.unixNanos())
                    .setRegisterAgain(registerAgain)
                    .build());
        } catch (StatusRuntimeException | IllegalStateException e) {
            LOG.debug("no ack: the stream has ended", e);
        }
    }

    @Override
    public void onError(Throwable error) {
        ended("its status stream broke (" + Status.fromThrowable(error).getCode() + ")");
    }

    @Override
    public void onCompleted() {
        ended("it left");
        try {
            acks.onCompleted();
        } catch (StatusRuntimeException | IllegalStateException e) {
            LOG.debug("the stream has ended", e);
        }
    }

    private void ended(String reason) {
        WorkerStatus status = last;
        if (status != null) {
            loop.execute(() -> roster.streamBroken(number, status.getWorkerId(), status.getSessionId(), reason));
        }
    }
}
