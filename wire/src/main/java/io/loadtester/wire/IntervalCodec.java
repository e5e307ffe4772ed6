package io.loadtester.wire;

import com.google.protobuf.ByteString;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.HitCounts;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Latencies;
import io.loadtester.common.result.LatencyKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Converts intervals to and from Protobuf. */
final class IntervalCodec {

    private IntervalCodec() {}

    static io.loadtester.proto.results.Interval toProto(Interval interval) {
        HitCounts counts = interval.counts();
        Latencies latencies = interval.latencies();
        return io.loadtester.proto.results.Interval.newBuilder()
                .setTestId(interval.testId().toString())
                .setWorkerId(interval.workerId())
                .setEpoch(interval.epoch())
                .setSequence(interval.sequence())
                .setSecond(interval.second())
                .setTarget(interval.target())
                .setLedger(FleetCodec.toProto(counts.ledger()))
                .setSucceeded(counts.succeeded())
                .setCompletions(io.loadtester.proto.results.Completions.newBuilder()
                        .setSucceeded(counts.completions().succeeded())
                        .setFailed(counts.completions().failed()))
                .setResponseTime(ByteString.copyFrom(latencies.encoded(LatencyKind.RESPONSE)))
                .setFailedResponseTime(ByteString.copyFrom(latencies.encoded(LatencyKind.FAILED_RESPONSE)))
                .setServiceTime(ByteString.copyFrom(latencies.encoded(LatencyKind.SERVICE)))
                .setFirstByteTime(ByteString.copyFrom(latencies.encoded(LatencyKind.FIRST_BYTE)))
                .setStartDelay(ByteString.copyFrom(latencies.encoded(LatencyKind.START_DELAY)))
                .putAllStatusCodes(counts.statusCodes())
                .putAllFailures(counts.failures().entrySet().stream()
                        .collect(Collectors.toMap(failure -> failure.getKey().word(), Map.Entry::getValue)))
                .setResent(counts.resent())
                .setBytesIn(counts.bytesIn())
                .setBytesOut(counts.bytesOut())
                .addAllExemplars(interval.exemplars().stream()
                        .map(IntervalCodec::toProto)
                        .toList())
                .build();
    }

    static Interval fromProto(io.loadtester.proto.results.Interval interval) {
        HitCounts counts = new HitCounts(
                FleetCodec.fromProto(interval.getLedger()),
                interval.getSucceeded(),
                new Completions(
                        interval.getCompletions().getSucceeded(),
                        interval.getCompletions().getFailed()),
                interval.getStatusCodesMap(),
                failures(interval),
                interval.getResent(),
                interval.getBytesIn(),
                interval.getBytesOut());
        return interval(interval, counts, Latencies.ofEncoded(kind -> encoded(interval, kind)));
    }

    /** Reads the schema's first version, which did not distinguish succeeded and failed hits. */
    static Interval fromFirstProto(io.loadtester.proto.results.Interval interval) {
        HitCounts counts = HitCounts.ofMixed(
                FleetCodec.fromProto(interval.getLedger()),
                interval.getStatusCodesMap(),
                failures(interval),
                interval.getBytesIn(),
                interval.getBytesOut());
        Latencies latencies = Latencies.ofMixed(
                encoded(interval, LatencyKind.RESPONSE),
                encoded(interval, LatencyKind.SERVICE),
                encoded(interval, LatencyKind.START_DELAY),
                counts.succeeded());
        return interval(interval, counts, latencies);
    }

    private static Interval interval(
            io.loadtester.proto.results.Interval interval, HitCounts counts, Latencies latencies) {
        return new Interval(
                UUID.fromString(interval.getTestId()),
                interval.getWorkerId(),
                interval.getEpoch(),
                interval.getSequence(),
                interval.getSecond(),
                interval.getTarget(),
                counts,
                latencies,
                interval.getExemplarsList().stream()
                        .map(IntervalCodec::fromProto)
                        .toList());
    }

    private static byte[] encoded(io.loadtester.proto.results.Interval interval, LatencyKind kind) {
        ByteString bytes =
                switch (kind) {
                    case RESPONSE -> interval.getResponseTime();
                    case FAILED_RESPONSE -> interval.getFailedResponseTime();
                    case SERVICE -> interval.getServiceTime();
                    case FIRST_BYTE -> interval.getFirstByteTime();
                    case START_DELAY -> interval.getStartDelay();
                };
        return bytes.toByteArray();
    }

    /** Kinds of a newer version are counted together. */
    private static Map<FailureKind, Long> failures(io.loadtester.proto.results.Interval interval) {
        Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
        interval.getFailuresMap().forEach((word, hits) -> {
            if (hits < 0 || failures.merge(FailureKind.read(word), hits, Long::sum) < 0) {
                throw new UndecodableException("failures out of range");
            }
        });
        return failures;
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
                failure.isEmpty() ? null : FailureKind.read(failure),
                exemplar.getText());
    }
}
