package io.loadtester.wire;

import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Pulse;
import java.util.UUID;

/** A worker's accounts of itself, each second and at the end, between protobuf and vocabulary. */
final class ManifestCodec {

    private ManifestCodec() {}

    static io.loadtester.proto.results.Pulse toProto(Pulse pulse) {
        return io.loadtester.proto.results.Pulse.newBuilder()
                .setTestId(pulse.testId().toString())
                .setWorkerId(pulse.workerId())
                .setSecond(pulse.second())
                .setWaiting(pulse.waiting())
                .setInFlight(pulse.inFlight())
                .setConnections(pulse.connections())
                .setHealth(FleetCodec.toProto(pulse.health()))
                .setScheduled(pulse.scheduled())
                .setLost(pulse.lost())
                .build();
    }

    static Pulse fromProto(io.loadtester.proto.results.Pulse pulse) {
        require(pulse.getSecond() >= 0, "a pulse before the test");
        require(Double.isFinite(pulse.getHealth().getCpuCores()), "no number of cores");
        return new Pulse(
                UUID.fromString(pulse.getTestId()),
                pulse.getWorkerId(),
                pulse.getSecond(),
                pulse.getWaiting(),
                pulse.getInFlight(),
                pulse.getConnections(),
                FleetCodec.fromProto(pulse.getHealth()),
                pulse.getScheduled(),
                pulse.getLost());
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
        require(manifest.getIntervals() >= 0 && manifest.getLostIntervals() >= 0, "less than nothing");
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
