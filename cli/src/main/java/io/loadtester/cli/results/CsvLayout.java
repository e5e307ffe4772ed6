package io.loadtester.cli.results;

import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The twelve CSV columns of Vegeta 12: timestamp_ns, code, latency_ns, bytes_out, bytes_in, error, body_b64, attack,
 * seq, method, url, headers_b64. Vegeta rejects lines with more columns, so fields that only this program has are left
 * out.
 */
final class CsvLayout implements RecordLayout {

    private final LineBuffer headerBlock = new LineBuffer(256);

    @Override
    public void append(ResultFields result, LineBuffer to) {
        to.append(result.timestampNanos()).append(',');
        to.append(result.code()).append(',');
        to.append(result.latencyNanos()).append(',');
        to.append(result.bytesOut()).append(',');
        to.append(result.bytesIn()).append(',');
        text(result.error(), to);
        to.append(',').base64(result.bodyParts()).append(',');
        text(result.attack(), to);
        to.append(',').append(result.seq()).append(',');
        text(result.method(), to);
        to.append(',');
        text(result.url(), to);
        to.append(',');
        headers(result.headers(), to);
        to.append('\n');
    }

    private void headers(Map<String, List<String>> headers, LineBuffer to) {
        if (headers.isEmpty()) {
            return;
        }
        headerBlock.clear();
        new TreeMap<>(headers)
                .forEach((name, values) -> values.forEach(value ->
                        headerBlock.append(name).append(": ").append(value).append("\r\n")));
        headerBlock.append("\r\n");
        to.base64(headerBlock);
    }

    private static void text(String text, LineBuffer to) {
        if (needsQuotes(text)) {
            to.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            to.append(text);
        }
    }

    private static boolean needsQuotes(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        // "\." marks the end of data in PostgreSQL, so Go's CSV writer quotes it too.
        return Character.isWhitespace(text.charAt(0)) || text.equals("\\.");
    }
}
