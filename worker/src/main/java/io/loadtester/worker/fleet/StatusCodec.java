package io.loadtester.worker.fleet;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.RunningAttack;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.FleetCodec;
import io.loadtester.worker.attacks.AttackProgress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Converts this worker's messages to the master, and the replies, between protobuf and domain types. */
final class StatusCodec {

    private static final String VERSION =
            Objects.requireNonNullElse(StatusCodec.class.getPackage().getImplementationVersion(), "development");

    private StatusCodec() {}

    static RegisterRequest toProto(Registration registration) {
        return RegisterRequest.newBuilder()
                .setWorkerId(registration.workerId())
                .setAddress(registration.address().toString())
                .setVersion(VERSION)
                .setCores(Runtime.getRuntime().availableProcessors())
                .setSessionId(registration.sessionId())
                .addAllRunning(registration.running().stream()
                        .map(attack -> RunningAttack.newBuilder()
                                .setTestId(attack.testId().toString())
                                .setEpoch(attack.epoch())
                                .build())
                        .toList())
                .build();
    }

    static LeaseTerms fromProto(RegisterReply reply) {
        return new LeaseTerms(
                TimeUnit.MILLISECONDS.toNanos(reply.getLeaseMillis()),
                TimeUnit.MILLISECONDS.toNanos(reply.getStatusPeriodMillis()));
    }

    static WorkerStatus toProto(Status status) {
        WorkerStatus.Builder message = WorkerStatus.newBuilder()
                .setWorkerId(status.workerId())
                .setSessionId(status.sessionId())
                .setSequence(status.sequence())
                .setState(toProto(status.report().state()))
                .setReason(status.report().reason())
                .setSentUnixNanos(status.sentUnixNanos())
                .setHealth(FleetCodec.toProto(status.report().health()))
                .addAllAttacks(status.report().attacks().stream()
                        .map(StatusCodec::toProto)
                        .toList());
        if (status.clock() != null) {
            message.setClock(FleetCodec.toProto(status.clock()));
        }
        return message.build();
    }

    static Ack fromProto(StatusAck ack, long receivedNanoTime) {
        return new Ack(
                ack.getSequence(),
                ack.getMasterReceivedUnixNanos(),
                ack.getMasterSentUnixNanos(),
                ack.getRegisterAgain(),
                receivedNanoTime);
    }

    private static io.loadtester.proto.fleet.AttackProgress toProto(AttackProgress progress) {
        return io.loadtester.proto.fleet.AttackProgress.newBuilder()
                .setTestId(progress.testId().toString())
                .setEpoch(progress.epoch())
                .setLedger(FleetCodec.toProto(progress.ledger()))
                .setFinished(progress.finished())
                .setReason(progress.reason())
                .setStartSkewNanos(progress.startSkewNanos())
                .build();
    }

    private static io.loadtester.proto.fleet.WorkerState toProto(WorkerState state) {
        return switch (state) {
            case READY -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_READY;
            case BUSY -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_BUSY;
            case FINISHING -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_FINISHING;
            case ERROR -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_ERROR;
            case OFFLINE -> throw new IllegalArgumentException("a worker that reports is not offline");
        };
    }
}
