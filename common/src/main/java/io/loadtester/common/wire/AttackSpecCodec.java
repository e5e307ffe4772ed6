package io.loadtester.common.wire;

import com.google.protobuf.ByteString;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Header;
import io.loadtester.common.test.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Attack specs between protobuf and vocabulary. */
final class AttackSpecCodec {

    private AttackSpecCodec() {}

    static io.loadtester.proto.fleet.AttackSpec toProto(AttackSpec spec) {
        return io.loadtester.proto.fleet.AttackSpec.newBuilder()
                .setName(spec.name())
                .setPacer(toProto(spec.pacer()))
                .setDurationNanos(spec.duration().toNanos())
                .addAllTargets(
                        spec.targets().stream().map(AttackSpecCodec::toProto).toList())
                .setOptions(toProto(spec.options()))
                .build();
    }

    static AttackSpec fromProto(io.loadtester.proto.fleet.AttackSpec spec) {
        return new AttackSpec(
                spec.getName(),
                fromProto(spec.getPacer()),
                Duration.ofNanos(spec.getDurationNanos()),
                spec.getTargetsList().stream().map(AttackSpecCodec::fromProto).toList(),
                fromProto(spec.getOptions()));
    }

    private static io.loadtester.proto.fleet.Pacer toProto(Pacer pacer) {
        if (!(pacer instanceof ConstantPacer constant)) {
            throw new IllegalArgumentException("a pacer that cannot be sent yet: " + pacer);
        }
        return io.loadtester.proto.fleet.Pacer.newBuilder()
                .setConstant(
                        io.loadtester.proto.fleet.ConstantPacer.newBuilder().setRatePerSecond(constant.ratePerSecond()))
                .build();
    }

    private static Pacer fromProto(io.loadtester.proto.fleet.Pacer pacer) {
        return switch (pacer.getKindCase()) {
            case CONSTANT -> new ConstantPacer(pacer.getConstant().getRatePerSecond());
            case KIND_NOT_SET -> throw new UndecodableException("a pacer of a kind that is not known here");
        };
    }

    private static io.loadtester.proto.fleet.Target toProto(Target target) {
        return io.loadtester.proto.fleet.Target.newBuilder()
                .setName(target.name())
                .setMethod(target.method())
                .setUrl(target.url().toString())
                .addAllHeaders(headersToProto(target.headers()))
                .setBody(ByteString.copyFrom(target.body().bytes()))
                .build();
    }

    private static Target fromProto(io.loadtester.proto.fleet.Target target) {
        return new Target(
                target.getName(),
                target.getMethod(),
                URI.create(target.getUrl()),
                headersFromProto(target.getHeadersList()),
                Body.of(target.getBody().toByteArray()));
    }

    private static io.loadtester.proto.fleet.AttackOptions toProto(AttackOptions options) {
        return io.loadtester.proto.fleet.AttackOptions.newBuilder()
                .setTimeoutNanos(options.timeout().toNanos())
                .setRedirects(options.redirects())
                .setKeepalive(options.keepalive())
                .setInsecure(options.insecure())
                .setConnections(options.connections())
                .setMaxConnections(options.maxConnections())
                .setWorkers(options.workers())
                .setMaxWorkers(options.maxWorkers())
                .addAllHeaders(headersToProto(options.headers()))
                .setBody(ByteString.copyFrom(options.body().bytes()))
                .build();
    }

    private static AttackOptions fromProto(io.loadtester.proto.fleet.AttackOptions options) {
        return new AttackOptions(
                Duration.ofNanos(options.getTimeoutNanos()),
                options.getRedirects(),
                options.getKeepalive(),
                options.getInsecure(),
                options.getConnections(),
                options.getMaxConnections(),
                options.getWorkers(),
                options.getMaxWorkers(),
                headersFromProto(options.getHeadersList()),
                Body.of(options.getBody().toByteArray()));
    }

    private static List<io.loadtester.proto.fleet.Header> headersToProto(List<Header> headers) {
        return headers.stream()
                .map(header -> io.loadtester.proto.fleet.Header.newBuilder()
                        .setName(header.name())
                        .setValue(header.value())
                        .build())
                .toList();
    }

    private static List<Header> headersFromProto(List<io.loadtester.proto.fleet.Header> headers) {
        return headers.stream()
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
    }
}
