package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.ResultFields;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A hit read from results. {@link ResultFields} explains the fields. */
public record ResultRecord(
        String attack,
        long seq,
        int code,
        long timestampNanos,
        long latencyNanos,
        long bytesOut,
        long bytesIn,
        String error,
        ByteBuffer body,
        String method,
        String url,
        Map<String, List<String>> headers,
        long serviceTimeNanos,
        long startDelayNanos,
        String failure,
        String target,
        String lastUrl)
        implements ResultFields {}
