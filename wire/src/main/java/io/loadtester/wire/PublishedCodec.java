package io.loadtester.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.Manifest;
import io.loadtester.common.result.Published;
import io.loadtester.common.result.WorkerSecond;
import io.loadtester.proto.results.ResultMessage;

/** What workers publish to Kafka, between bytes and vocabulary. */
public final class PublishedCodec {

    private static final int SCHEMA_VERSION = 2;
    private static final int OLDEST_VERSION = 1;

    private PublishedCodec() {}

    /** The record key: it keeps a worker's account of a test in order. */
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
     * Reads what {@link #encode} wrote, and what it wrote in its first version.
     *
     * @throws UndecodableException if the bytes are anything else, or contradict themselves
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
