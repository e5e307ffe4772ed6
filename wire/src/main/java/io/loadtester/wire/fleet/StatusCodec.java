package io.loadtester.wire.fleet;

import com.google.protobuf.UnsafeByteOperations;
import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.RegisterReply;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.RunningAttack;
import io.loadtester.proto.fleet.StatusAck;
import io.loadtester.wire.FleetCodec;
import io.loadtester.wire.fleet.Registration.Running;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Converts workers' messages to the master, and the replies, between protobuf and records. */
final class StatusCodec {

    private static final int MAX_ID_LENGTH = 200;

    private StatusCodec() {}

    static RegisterRequest toProto(Registration registration) {
        return RegisterRequest.newBuilder()
                .setWorkerId(registration.workerId())
                .setAddress(registration.address())
                .setVersion(registration.version())
                .setCores(registration.cores())
                .setSessionId(registration.sessionId())
                .setProtocol(FleetProtocol.VERSION)
                .addAllRunning(registration.running().stream()
                        .map(attack -> RunningAttack.newBuilder()
                                .setTestId(attack.testId().toString())
                                .setEpoch(attack.epoch())
                                .build())
                        .toList())
                .build();
    }

    /**
     * @throws IllegalArgumentException if it cannot be used, with the reason
     * @throws CallRefusedException if the worker speaks another version of the protocol
     */
    static Registration fromProto(RegisterRequest request) {
        FleetProtocol.check(request.getProtocol());
        String workerId = request.getWorkerId();
        if (workerId.isBlank() || workerId.length() > MAX_ID_LENGTH || workerId.indexOf('/') >= 0) {
            throw new IllegalArgumentException("worker_id must have 1 to " + MAX_ID_LENGTH + " characters, none a /");
        }
        if (request.getSessionId().isBlank()) {
            throw new IllegalArgumentException("session_id is missing");
        }
        return new Registration(
                workerId,
                address(request.getAddress()),
                request.getVersion(),
                request.getCores(),
                request.getSessionId(),
                request.getRunningList().stream()
                        .map(attack -> new Running(UUID.fromString(attack.getTestId()), attack.getEpoch()))
                        .distinct()
                        .toList());
    }

    /** Where the master calls the worker, in one form. */
    private static String address(String text) {
        try {
            return HostAndPort.of(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the worker's own address " + e.getMessage(), e);
        }
    }

    static RegisterReply toProto(RegistrationReply reply, String masterSessionId) {
        return RegisterReply.newBuilder()
                .setLeaseMillis(TimeUnit.NANOSECONDS.toMillis(reply.leaseNanos()))
                .setOrphanLeaseMillis(TimeUnit.NANOSECONDS.toMillis(reply.orphanLeaseNanos()))
                .setStatusPeriodMillis(TimeUnit.NANOSECONDS.toMillis(reply.statusPeriodNanos()))
                .setMasterSessionId(masterSessionId)
                .setTerm(reply.term())
                .build();
    }

    static RegistrationReply fromProto(RegisterReply reply) {
        return new RegistrationReply(
                TimeUnit.MILLISECONDS.toNanos(reply.getLeaseMillis()),
                TimeUnit.MILLISECONDS.toNanos(reply.getOrphanLeaseMillis()),
                TimeUnit.MILLISECONDS.toNanos(reply.getStatusPeriodMillis()),
                reply.getTerm());
    }

    static io.loadtester.proto.fleet.WorkerStatus toProto(WorkerStatus status) {
        WorkerReport report = status.report();
        io.loadtester.proto.fleet.WorkerStatus.Builder message = io.loadtester.proto.fleet.WorkerStatus.newBuilder()
                .setWorkerId(status.workerId())
                .setSessionId(status.sessionId())
                .setSequence(status.sequence())
                .setState(toProto(report.state()))
                .setReason(report.reason())
                .setSentUnixNanos(status.sentUnixNanos())
                .setHealth(FleetCodec.toProto(report.health()))
                .setDraining(report.draining())
                .setOldestResultAgeNanos(report.oldestResultAgeNanos())
                .addAllUntaken(
                        status.untaken().stream().map(StatusCodec::toProto).toList())
                .addAllAttacks(
                        report.attacks().stream().map(StatusCodec::toProto).toList());
        if (report.clock() != null) {
            message.setClock(FleetCodec.toProto(report.clock()));
        }
        return message.build();
    }

    /**
     * @throws IllegalArgumentException if it cannot be used, with the reason
     */
    static WorkerStatus fromProto(io.loadtester.proto.fleet.WorkerStatus status) {
        return new WorkerStatus(
                status.getWorkerId(),
                status.getSessionId(),
                status.getSequence(),
                status.getSentUnixNanos(),
                new WorkerReport(
                        fromProto(status.getState()),
                        status.getReason(),
                        status.hasClock() ? FleetCodec.fromProto(status.getClock()) : null,
                        FleetCodec.fromProto(status.getHealth()),
                        status.getOldestResultAgeNanos(),
                        status.getAttacksList().stream()
                                .map(StatusCodec::fromProto)
                                .toList(),
                        status.getDraining()),
                status.getUntakenList().stream()
                        .map(result -> new UntakenResult(
                                result.getKey(), result.getValue().toByteArray()))
                        .toList());
    }

    private static io.loadtester.proto.fleet.UntakenResult toProto(UntakenResult result) {
        return io.loadtester.proto.fleet.UntakenResult.newBuilder()
                .setKey(result.key())
                .setValue(UnsafeByteOperations.unsafeWrap(result.value()))
                .build();
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

    private static AttackProgress fromProto(io.loadtester.proto.fleet.AttackProgress progress) {
        return new AttackProgress(
                UUID.fromString(progress.getTestId()),
                progress.getEpoch(),
                FleetCodec.fromProto(progress.getLedger()),
                progress.getFinished(),
                progress.getReason(),
                progress.getStartSkewNanos());
    }

    private static io.loadtester.proto.fleet.WorkerState toProto(WorkerState state) {
        return switch (state) {
            case READY -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_READY;
            case BUSY -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_BUSY;
            case FINISHING -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_FINISHING;
            case ERROR -> io.loadtester.proto.fleet.WorkerState.WORKER_STATE_ERROR;
            case DRAINING, OFFLINE ->
                throw new IllegalArgumentException("a worker never reports this state of itself: " + state + "");
        };
    }

    private static WorkerState fromProto(io.loadtester.proto.fleet.WorkerState state) {
        return switch (state) {
            case WORKER_STATE_READY -> WorkerState.READY;
            case WORKER_STATE_BUSY -> WorkerState.BUSY;
            case WORKER_STATE_FINISHING -> WorkerState.FINISHING;
            case WORKER_STATE_ERROR -> WorkerState.ERROR;
            case WORKER_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a worker state that is not known here");
        };
    }
}
