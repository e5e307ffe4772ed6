package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** One JSON object per line: the keys of Vegeta 12 in its order, then our own where the values are known. */
final class JsonLayout implements RecordLayout {

    private final Rfc3339 time = new Rfc3339();

    @Override
    public void append(ResultFields result, LineBuffer to) {
        to.append("{\"attack\":").json(result.attack());
        to.append(",\"seq\":").append(result.seq());
        to.append(",\"code\":").append(result.code());
        to.append(",\"timestamp\":\"");
        time.append(result.timestampNanos(), to);
        to.append("\",\"latency\":").append(result.latencyNanos());
        to.append(",\"bytes_out\":").append(result.bytesOut());
        to.append(",\"bytes_in\":").append(result.bytesIn());
        to.append(",\"error\":").json(result.error());
        to.append(",\"body\":");
        body(result.bodyParts(), to);
        to.append(",\"method\":").json(result.method());
        to.append(",\"url\":").json(result.url());
        to.append(",\"headers\":");
        headers(result.headers(), to);
        own(result, to);
        to.append("}\n");
    }

    private static void own(ResultFields result, LineBuffer to) {
        if (result.serviceTimeNanos() >= 0) {
            to.append(",\"service_time\":").append(result.serviceTimeNanos());
        }
        if (result.startDelayNanos() >= 0) {
            to.append(",\"start_delay\":").append(result.startDelayNanos());
        }
        if (!result.failure().isEmpty()) {
            to.append(",\"failure\":").json(result.failure());
        }
        if (!result.target().isEmpty()) {
            to.append(",\"target\":").json(result.target());
        }
        if (!result.lastUrl().isEmpty()) {
            to.append(",\"last_url\":").json(result.lastUrl());
        }
    }

    private static void body(List<ByteBuffer> parts, LineBuffer to) {
        if (parts.stream().noneMatch(ByteBuffer::hasRemaining)) {
            to.append("null");
        } else {
            to.append('"').base64(parts).append('"');
        }
    }

    private static void headers(Map<String, List<String>> headers, LineBuffer to) {
        if (headers.isEmpty()) {
            to.append("null");
            return;
        }
        char before = '{';
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            to.append(before).json(header.getKey()).append(":[");
            for (int i = 0; i < header.getValue().size(); i++) {
                (i == 0 ? to : to.append(',')).json(header.getValue().get(i));
            }
            to.append(']');
            before = ',';
        }
        to.append('}');
    }
}
