package io.loadtester.cli.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Vegeta's CSV: twelve columns, or nine from older versions. */
final class CsvRecordReader implements RecordReader {

    private static final List<String> COLUMNS = List.of(
            "timestamp_ns",
            "code",
            "latency_ns",
            "bytes_out",
            "bytes_in",
            "error",
            "body_b64",
            "attack",
            "seq",
            "method",
            "url",
            "headers_b64");
    private static final int OLD_COLUMNS = 9;

    private final LineInput lines;
    private int columnsBefore;

    CsvRecordReader(LineInput lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable ResultRecord read() {
        if (!lines.nextLine()) {
            return null;
        }
        while (hasOpenQuote()) {
            if (!lines.extendLine()) {
                lines.leaveOut();
                return null;
            }
        }
        List<String> fields = fields();
        if (lines.isUnfinished() && fields.size() < Math.max(columnsBefore, OLD_COLUMNS)) {
            lines.leaveOut();
            return null;
        }
        columnsBefore = fields.size();
        if (fields.size() != COLUMNS.size() && fields.size() != OLD_COLUMNS) {
            throw lines.bad("not a result in CSV: it has " + fields.size() + " columns, not " + COLUMNS.size());
        }
        RecordDraft draft = new RecordDraft();
        draft.timestampNanos = number(fields, 0);
        draft.code = (int) number(fields, 1);
        draft.latencyNanos = number(fields, 2);
        draft.bytesOut = number(fields, 3);
        draft.bytesIn = number(fields, 4);
        draft.error = fields.get(5);
        draft.body = ByteBuffer.wrap(bytes(fields, 6));
        draft.attack = fields.get(7);
        draft.seq = number(fields, 8);
        if (fields.size() > OLD_COLUMNS) {
            draft.method = fields.get(9);
            draft.url = fields.get(10);
            draft.headers = headers(bytes(fields, 11));
        }
        return draft.finished();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean hasOpenQuote() {
        boolean open = false;
        for (int at = lines.start(); at < lines.end(); at++) {
            open ^= lines.bytes()[at] == '"';
        }
        return open;
    }

    private List<String> fields() {
        String line = new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
        List<String> fields = new ArrayList<>(COLUMNS.size());
        int at = 0;
        while (at <= line.length()) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closingQuote(line, at) + 1 : comma(line, at);
            fields.add(quoted ? line.substring(at + 1, end - 1).replace("\"\"", "\"") : line.substring(at, end));
            if (end < line.length() && line.charAt(end) != ',') {
                throw lines.bad("column " + fields.size() + " continues after its closing quote");
            }
            at = end + 1;
        }
        return fields;
    }

    private int closingQuote(String line, int opening) {
        for (int at = opening + 1; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                if (at + 1 == line.length() || line.charAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
        }
        throw lines.bad("a quote is not closed");
    }

    private static int comma(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    private long number(List<String> fields, int column) {
        try {
            return Long.parseLong(fields.get(column));
        } catch (NumberFormatException e) {
            throw bad(column, "is not a number");
        }
    }

    private byte[] bytes(List<String> fields, int column) {
        try {
            return Base64.getDecoder().decode(fields.get(column));
        } catch (IllegalArgumentException e) {
            throw bad(column, "is not base64");
        }
    }

    private RuntimeException bad(int column, String reason) {
        return lines.bad("column " + (column + 1) + " (" + COLUMNS.get(column) + ") " + reason);
    }

    private static Map<String, List<String>> headers(byte[] block) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : new String(block, StandardCharsets.UTF_8).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).trim());
            }
        }
        return headers;
    }
}
