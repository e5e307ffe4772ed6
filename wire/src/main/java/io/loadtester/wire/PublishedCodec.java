package io.loadtester.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.proto.results.ResultMessage;

/**
 * Encodes and decodes what workers publish to Kafka.
 *
 * <pre>{@code
 * Published same = PublishedCodec.decode(PublishedCodec.encode(interval));
 * }</pre>
 */
public final class PublishedCodec {

    private static final int SCHEMA_VERSION = 2;
    private static final int OLDEST_VERSION = 1;

    private PublishedCodec() {}

    /** The record key: keeps everything a worker publishes about a test in order. */
    public static String key(Published published) {
        return published.testId() + "/" + published.workerId();
    }

    public static byte[] encode(Published published) {
        ResultMessage.Builder message = ResultMessage.newBuilder().setSchemaVersion(SCHEMA_VERSION);
        if (published instanceof Interval interval) {
            message.setInterval(IntervalCodec.toProto(interval));
        } else if (published instanceof WorkerSecond workerSecond) {
            message.setWorkerSecond(ManifestCodec.toProto(workerSecond));
        } else if (published instanceof Manifest manifest) {
            message.setManifest(ManifestCodec.toProto(manifest));
        }
        return message.build().toByteArray();
    }

    /**
     * Decodes what {@link #encode} writes, and what its first version wrote.
     *
     * @throws UndecodableException if the bytes are anything else, or inconsistent
     */
    public static Published decode(byte[] bytes) {
        try {
            ResultMessage message = ResultMessage.parseFrom(bytes);
            int version = message.getSchemaVersion();
            if (version < OLDEST_VERSION || version > SCHEMA_VERSION) {
                throw new UndecodableException("schema version " + version + " is not known here");
            }
            return switch (message.getContentCase()) {
                case INTERVAL ->
                    version == 1
                            ? IntervalCodec.fromFirstProto(message.getInterval())
                            : IntervalCodec.fromProto(message.getInterval());
                case WORKER_SECOND -> ManifestCodec.fromProto(message.getWorkerSecond());
                case MANIFEST -> ManifestCodec.fromProto(message.getManifest());
                case CONTENT_NOT_SET -> throw new UndecodableException("a message without content");
            };
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableException("not a result message: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("bad result message: " + e.getMessage(), e);
        }
    }
}
