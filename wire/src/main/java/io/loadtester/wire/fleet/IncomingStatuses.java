package io.loadtester.wire.fleet;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.wire.fleet.FleetHandler.AckSender;
import io.loadtester.wire.fleet.FleetHandler.StatusReceiver;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's status stream as the master has it: statuses in, acks out. */
final class IncomingStatuses implements StreamObserver<io.loadtester.proto.fleet.WorkerStatus>, AckSender {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingStatuses.class);

    private final StreamObserver<StatusAck> acks;
    private final StatusReceiver receiver;
    private final LongSupplier unixNanos;

    IncomingStatuses(StreamObserver<StatusAck> acks, FleetHandler handler, LongSupplier unixNanos) {
        this.acks = acks;
        this.unixNanos = unixNanos;
        this.receiver = handler.opened(this);
    }

    @Override
    public void onNext(io.loadtester.proto.fleet.WorkerStatus message) {
        long receivedUnixNanos = unixNanos.getAsLong();
        WorkerStatus status;
        try {
            status = StatusCodec.fromProto(message);
        } catch (IllegalArgumentException e) {
            acks.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            onError(e);
            return;
        }
        receiver.received(status, receivedUnixNanos);
    }

    @Override
    public void ack(long sequence, long receivedUnixNanos, boolean registerAgain) {
        try {
            acks.onNext(StatusAck.newBuilder()
                    .setSequence(sequence)
                    .setMasterReceivedUnixNanos(receivedUnixNanos)
                    .setMasterSentUnixNanos(unixNanos.getAsLong())
                    .setRegisterAgain(registerAgain)
                    .build());
        } catch (StatusRuntimeException | IllegalStateException e) {
            LOG.debug("no ack: the stream has ended", e);
        }
    }

    @Override
    public void onError(Throwable error) {
        receiver.broken(
                "its status stream broke (" + Status.fromThrowable(error).getCode() + ")");
    }

    @Override
    public void onCompleted() {
        receiver.left();
        try {
            acks.onCompleted();
        } catch (StatusRuntimeException | IllegalStateException e) {
            LOG.debug("the stream has ended", e);
        }
    }
}
