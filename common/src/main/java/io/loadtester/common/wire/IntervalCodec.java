package io.loadtester.common.wire;

import com.google.protobuf.ByteString;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Intervals between protobuf and vocabulary. */
final class IntervalCodec {

    private IntervalCodec() {}

    static io.loadtester.proto.results.Interval toProto(Interval interval) {
        Latencies latencies = interval.latencies();
        return io.loadtester.proto.results.Interval.newBuilder()
                .setTestId(interval.testId().toString())
                .setWorkerId(interval.workerId())
                .setEpoch(interval.epoch())
                .setSequence(interval.sequence())
                .setSecond(interval.second())
                .setTarget(interval.target())
                .setLedger(FleetCodec.toProto(interval.ledger()))
                .setResponseTime(ByteString.copyFrom(latencies.encodedResponseTime()))
                .setServiceTime(ByteString.copyFrom(latencies.encodedServiceTime()))
                .setStartDelay(ByteString.copyFrom(latencies.encodedStartDelay()))
                .putAllStatusCodes(interval.statusCodes())
                .putAllFailures(interval.failures().entrySet().stream()
                        .collect(Collectors.toMap(failure -> failure.getKey().word(), Map.Entry::getValue)))
                .setBytesIn(interval.bytesIn())
                .setBytesOut(interval.bytesOut())
                .addAllExemplars(interval.exemplars().stream()
                        .map(IntervalCodec::toProto)
                        .toList())
                .build();
    }

    static Interval fromProto(io.loadtester.proto.results.Interval interval) {
        return new Interval(
                UUID.fromString(interval.getTestId()),
                interval.getWorkerId(),
                interval.getEpoch(),
                interval.getSequence(),
                interval.getSecond(),
                interval.getTarget(),
                FleetCodec.fromProto(interval.getLedger()),
                Latencies.ofEncoded(
                        interval.getResponseTime().toByteArray(),
                        interval.getServiceTime().toByteArray(),
                        interval.getStartDelay().toByteArray()),
                interval.getStatusCodesMap(),
                interval.getFailuresMap().entrySet().stream()
                        .collect(Collectors.toMap(failure -> kind(failure.getKey()), Map.Entry::getValue)),
                interval.getBytesIn(),
                interval.getBytesOut(),
                interval.getExemplarsList().stream()
                        .map(IntervalCodec::fromProto)
                        .toList());
    }

    private static io.loadtester.proto.results.Exemplar toProto(Exemplar exemplar) {
        FailureKind failure = exemplar.failure();
        return io.loadtester.proto.results.Exemplar.newBuilder()
                .setDueNanos(exemplar.dueNanos())
                .setResponseNanos(exemplar.responseNanos())
                .setStatusCode(exemplar.statusCode())
                .setFailureKind(failure == null ? "" : failure.word())
                .setText(exemplar.text())
                .build();
    }

    private static Exemplar fromProto(io.loadtester.proto.results.Exemplar exemplar) {
        String failure = exemplar.getFailureKind();
        return new Exemplar(
                exemplar.getDueNanos(),
                exemplar.getResponseNanos(),
                exemplar.getStatusCode(),
                failure.isEmpty() ? null : kind(failure),
                exemplar.getText());
    }

    private static FailureKind kind(String word) {
        return FailureKind.ofWord(word)
                .orElseThrow(() -> new UndecodableException("a failure kind that is not known here"));
    }
}
