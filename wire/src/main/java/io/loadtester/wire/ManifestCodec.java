package io.loadtester.wire;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.WorkerSecond;
import java.util.UUID;

/** Converts worker seconds and manifests to and from Protobuf. */
final class ManifestCodec {

    private ManifestCodec() {}

    static io.loadtester.proto.results.WorkerSecond toProto(WorkerSecond workerSecond) {
        return io.loadtester.proto.results.WorkerSecond.newBuilder()
                .setTestId(workerSecond.testId().toString())
                .setWorkerId(workerSecond.workerId())
                .setSecond(workerSecond.second())
                .setWaiting(workerSecond.waiting())
                .setInFlight(workerSecond.inFlight())
                .setConnections(workerSecond.connections())
                .setHealth(FleetCodec.toProto(workerSecond.health()))
                .setScheduled(workerSecond.scheduled())
                .setLost(workerSecond.lost())
                .setSkipped(workerSecond.skipped())
                .build();
    }

    static WorkerSecond fromProto(io.loadtester.proto.results.WorkerSecond workerSecond) {
        require(workerSecond.getSecond() >= 0, "a worker second before the test");
        require(Double.isFinite(workerSecond.getHealth().getCpuCores()), "CPU cores are not a finite number");
        return new WorkerSecond(
                UUID.fromString(workerSecond.getTestId()),
                workerSecond.getWorkerId(),
                workerSecond.getSecond(),
                workerSecond.getWaiting(),
                workerSecond.getInFlight(),
                workerSecond.getConnections(),
                FleetCodec.fromProto(workerSecond.getHealth()),
                workerSecond.getScheduled(),
                workerSecond.getLost(),
                workerSecond.getSkipped());
    }

    static io.loadtester.proto.results.Manifest toProto(Manifest manifest) {
        return io.loadtester.proto.results.Manifest.newBuilder()
                .setTestId(manifest.testId().toString())
                .setWorkerId(manifest.workerId())
                .setLastEpoch(manifest.lastEpoch())
                .setIntervals(manifest.intervals())
                .setLostIntervals(manifest.lostIntervals())
                .setLedger(FleetCodec.toProto(manifest.ledger()))
                .setEarliestUnixNanos(manifest.earliestUnixNanos())
                .setLatestUnixNanos(manifest.latestUnixNanos())
                .setEndUnixNanos(manifest.endUnixNanos())
                .setStartSkewNanos(manifest.startSkewNanos())
                .setClockUncertaintyNanos(manifest.clockUncertaintyNanos())
                .setReason(manifest.reason())
                .build();
    }

    static Manifest fromProto(io.loadtester.proto.results.Manifest manifest) {
        require(manifest.getIntervals() >= 0 && manifest.getLostIntervals() >= 0, "negative interval counts");
        return new Manifest(
                UUID.fromString(manifest.getTestId()),
                manifest.getWorkerId(),
                manifest.getLastEpoch(),
                manifest.getIntervals(),
                manifest.getLostIntervals(),
                FleetCodec.fromProto(manifest.getLedger()),
                manifest.getEarliestUnixNanos(),
                manifest.getLatestUnixNanos(),
                manifest.getEndUnixNanos(),
                manifest.getStartSkewNanos(),
                manifest.getClockUncertaintyNanos(),
                manifest.getReason());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UndecodableException("bad result message: " + otherwise);
        }
    }
}
