package io.loadtester.master.fleet;

import io.loadtester.common.fleet.WorkerState;
import io.loadtester.common.url.HostAndPort;
import io.loadtester.proto.fleet.RegisterRequest;
import io.loadtester.proto.fleet.RunningAttack;
import io.loadtester.proto.fleet.WorkerStatus;
import io.loadtester.wire.FleetCodec;
import java.util.UUID;
import java.util.stream.Collectors;

/** What workers say, from protobuf into the fleet's words. */
final class FleetMessages {

    private static final int MAX_ID_LENGTH = 200;

    private FleetMessages() {}

    /** Where the master calls the worker, in one form. */
    private static String address(String text) {
        try {
            return HostAndPort.of(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the worker's own address " + e.getMessage(), e);
        }
    }

    /**
     * @throws IllegalArgumentException if it cannot be used, with the reason
     */
    static Registration registration(RegisterRequest request) {
        String workerId = request.getWorkerId();
        if (workerId.isBlank() || workerId.length() > MAX_ID_LENGTH || workerId.indexOf('/') >= 0) {
            throw new IllegalArgumentException("worker_id must have 1 to " + MAX_ID_LENGTH + " characters, none a /");
        }
        if (request.getSessionId().isBlank()) {
            throw new IllegalArgumentException("session_id is missing");
        }
        String address = address(request.getAddress());
        return new Registration(
                workerId,
                address,
                request.getVersion(),
                request.getCores(),
                request.getSessionId(),
                request.getRunningList().stream()
                        .map(RunningAttack::getTestId)
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()));
    }

    /**
     * @throws IllegalArgumentException if it cannot be used, with the reason
     */
    static WorkerReport report(WorkerStatus status) {
        return new WorkerReport(
                state(status.getState()),
                status.getReason(),
                status.hasClock() ? FleetCodec.fromProto(status.getClock()) : null,
                FleetCodec.fromProto(status.getHealth()),
                status.getAttacksList().stream().map(FleetMessages::progress).toList());
    }

    private static AttackProgress progress(io.loadtester.proto.fleet.AttackProgress progress) {
        return new AttackProgress(
                UUID.fromString(progress.getTestId()),
                progress.getEpoch(),
                FleetCodec.fromProto(progress.getLedger()),
                progress.getFinished(),
                progress.getReason());
    }

    private static WorkerState state(io.loadtester.proto.fleet.WorkerState state) {
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
