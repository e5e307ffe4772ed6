package io.loadtester.wire;

import io.loadtester.common.fleet.ClockOffset;
import io.loadtester.common.fleet.WorkerHealth;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.Assignment;
import io.loadtester.spec.AttackSpecJson;
import java.util.UUID;

/** Converts the messages between master and workers to and from Protobuf. */
public final class FleetCodec {

    private FleetCodec() {}

    public static io.loadtester.proto.fleet.Assignment toProto(Assignment assignment) {
        return io.loadtester.proto.fleet.Assignment.newBuilder()
                .setTestId(assignment.testId().toString())
                .setEpoch(assignment.epoch())
                .setShare(toProto(assignment.share()))
                .setSpecJson(AttackSpecJson.write(assignment.spec()))
                .setStartUnixNanos(assignment.startUnixNanos())
                .setCutOverNanos(assignment.cutOverNanos())
                .setLaneIndex(assignment.lane().index())
                .setLaneCount(assignment.lane().count())
                .setLaneFirst(assignment.lane().first())
                .build();
    }

    /**
     * @throws UndecodableException if a field is missing or out of range
     */
    public static Assignment fromProto(io.loadtester.proto.fleet.Assignment assignment) {
        try {
            return new Assignment(
                    UUID.fromString(assignment.getTestId()),
                    assignment.getEpoch(),
                    fromProto(assignment.getShare()),
                    new Lane(assignment.getLaneIndex(), assignment.getLaneCount(), assignment.getLaneFirst()),
                    AttackSpecJson.read(assignment.getSpecJson()),
                    assignment.getStartUnixNanos(),
                    assignment.getCutOverNanos());
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("bad assignment: " + e.getMessage(), e);
        }
    }

    public static io.loadtester.proto.fleet.Share toProto(Share share) {
        return io.loadtester.proto.fleet.Share.newBuilder()
                .setWeight(share.weight())
                .setPhase(share.phase())
                .build();
    }

    public static Share fromProto(io.loadtester.proto.fleet.Share share) {
        return new Share(share.getWeight(), share.getPhase());
    }

    public static io.loadtester.proto.fleet.Ledger toProto(Ledger ledger) {
        return io.loadtester.proto.fleet.Ledger.newBuilder()
                .setScheduled(ledger.scheduled())
                .setSent(ledger.sent())
                .setAbandoned(ledger.abandoned())
                .setSkipped(ledger.skipped())
                .setAnswered(ledger.answered())
                .setUnanswered(ledger.unanswered())
                .build();
    }

    public static Ledger fromProto(io.loadtester.proto.fleet.Ledger ledger) {
        return new Ledger(
                ledger.getScheduled(),
                ledger.getSent(),
                ledger.getAbandoned(),
                ledger.getSkipped(),
                ledger.getAnswered(),
                ledger.getUnanswered());
    }

    public static io.loadtester.proto.fleet.WorkerHealth toProto(WorkerHealth health) {
        return io.loadtester.proto.fleet.WorkerHealth.newBuilder()
                .setStartDelayP99Nanos(health.startDelayP99Nanos())
                .setLoopLagNanos(health.loopLagNanos())
                .setCpuCores(health.cpuCores())
                .setHeapBytes(health.heapBytes())
                .setGcPauseNanos(health.gcPauseNanos())
                .setUnsentResults(health.unsentResults())
                .setLostResults(health.lostResults())
                .setReleaseDelayP99Nanos(health.releaseDelayP99Nanos())
                .setCpuLimitCores(health.cpuLimitCores())
                .setThrottledNanos(health.throttledNanos())
                .build();
    }

    public static WorkerHealth fromProto(io.loadtester.proto.fleet.WorkerHealth health) {
        return new WorkerHealth(
                health.getStartDelayP99Nanos(),
                health.getLoopLagNanos(),
                health.getCpuCores(),
                health.getHeapBytes(),
                health.getGcPauseNanos(),
                health.getUnsentResults(),
                health.getLostResults(),
                health.getReleaseDelayP99Nanos(),
                health.getCpuLimitCores(),
                health.getThrottledNanos());
    }

    public static io.loadtester.proto.fleet.ClockOffset toProto(ClockOffset offset) {
        return io.loadtester.proto.fleet.ClockOffset.newBuilder()
                .setOffsetNanos(offset.offsetNanos())
                .setUncertaintyNanos(offset.uncertaintyNanos())
                .build();
    }

    public static ClockOffset fromProto(io.loadtester.proto.fleet.ClockOffset offset) {
        return new ClockOffset(offset.getOffsetNanos(), offset.getUncertaintyNanos());
    }
}
