package io.loadtester.wire.fleet;

import io.loadtester.proto.fleet.ShareUpdate;
import io.loadtester.spec.ChangedPacerJson;
import io.loadtester.wire.FleetCodec;
import java.time.Duration;
import java.util.UUID;

/** Converts new shares to and from Protobuf. */
final class NewShareCodec {

    private NewShareCodec() {}

    static ShareUpdate toProto(NewShare newShare) {
        return ShareUpdate.newBuilder()
                .setTestId(newShare.testId().toString())
                .setEpoch(newShare.epoch())
                .setShare(FleetCodec.toProto(newShare.share()))
                .setCutOverNanos(newShare.cutOverNanos())
                .setPacerJson(ChangedPacerJson.text(newShare.pacer()))
                .setDurationNanos(newShare.duration().toNanos())
                .build();
    }

    /** @throws IllegalArgumentException if a field is missing or out of range */
    static NewShare fromProto(ShareUpdate update) {
        return new NewShare(
                UUID.fromString(update.getTestId()),
                update.getEpoch(),
                FleetCodec.fromProto(update.getShare()),
                update.getCutOverNanos(),
                ChangedPacerJson.read(update.getPacerJson()),
                Duration.ofNanos(update.getDurationNanos()));
    }
}
