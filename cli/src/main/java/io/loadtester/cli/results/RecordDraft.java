package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.ResultFields;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A record under construction; fields that are not set are empty or unknown. */
final class RecordDraft {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    String attack = "";
    long seq;
    int code;
    long timestampNanos;
    long latencyNanos;
    long bytesOut;
    long bytesIn;
    String error = "";
    ByteBuffer body = NOTHING;
    String method = "";
    String url = "";
    Map<String, List<String>> headers = Map.of();
    long serviceTimeNanos = ResultFields.UNKNOWN;
    long startDelayNanos = ResultFields.UNKNOWN;
    String failure = "";
    String target = "";
    String lastUrl = "";

    ResultRecord finished() {
        return new ResultRecord(
                attack,
                seq,
                code,
                timestampNanos,
                latencyNanos,
                bytesOut,
                bytesIn,
                error,
                body,
                method,
                url,
                headers,
                serviceTimeNanos,
                startDelayNanos,
                failure,
                target,
                lastUrl);
    }
}
