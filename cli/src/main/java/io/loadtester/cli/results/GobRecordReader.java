package io.loadtester.cli.results;

import io.loadtester.cli.results.gob.GoTime;
import io.loadtester.cli.results.gob.GobException;
import io.loadtester.cli.results.gob.GobStream;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Vegeta's default format: its Result in gob, of any version. Fields are matched by name; missing ones are empty,
 * unknown ones are ignored.
 */
final class GobRecordReader implements RecordReader {

    private final String name;
    private final GobStream stream;
    private final Consumer<String> warnings;
    private long number;

    GobRecordReader(String name, InputStream in, Consumer<String> warnings) {
        this.name = name;
        this.warnings = warnings;
        // A record is in memory twice while it is read: as bytes and as values.
        this.stream = new GobStream(in, Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public @Nullable ResultRecord read() {
        number++;
        try {
            Map<String, Object> fields = stream.next();
            if (fields == null) {
                warnIfCutOff();
                return null;
            }
            return record(fields);
        } catch (GobException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    name + ", record " + number + ": not a result in Vegeta's gob: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void warnIfCutOff() {
        if (stream.isCutOff()) {
            warnings.accept(name + " ends in the middle of a record; the " + (number - 1)
                    + " records before it were read. The attack that wrote it was probably killed.");
        }
    }

    private static ResultRecord record(Map<String, Object> fields) {
        RecordDraft draft = new RecordDraft();
        ByteBuffer timestamp = field(fields, "Timestamp", ByteBuffer.class);
        if (timestamp == null) {
            throw new GobException("it has no timestamp");
        }
        draft.timestampNanos = GoTime.unixNanos(timestamp);
        draft.attack = text(fields, "Attack");
        draft.seq = number(fields, "Seq");
        draft.code = (int) number(fields, "Code");
        draft.latencyNanos = number(fields, "Latency");
        draft.bytesOut = number(fields, "BytesOut");
        draft.bytesIn = number(fields, "BytesIn");
        draft.error = text(fields, "Error");
        draft.method = text(fields, "Method");
        draft.url = text(fields, "URL");
        ByteBuffer body = field(fields, "Body", ByteBuffer.class);
        if (body != null) {
            draft.body = body;
        }
        Map<?, ?> headers = field(fields, "Headers", Map.class);
        if (headers != null) {
            draft.headers = headers(headers);
        }
        return draft.finished();
    }

    private static Map<String, List<String>> headers(Map<?, ?> headers) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        headers.forEach((header, values) -> {
            if (!(header instanceof String key) || !(values instanceof List<?> list)) {
                throw wrong("Headers");
            }
            texts.put(key, list.stream().map(String::valueOf).toList());
        });
        return texts;
    }

    private static String text(Map<String, Object> fields, String key) {
        String text = field(fields, key, String.class);
        return text == null ? "" : text;
    }

    private static long number(Map<String, Object> fields, String key) {
        Long number = field(fields, key, Long.class);
        return number == null ? 0 : number;
    }

    private static <T> @Nullable T field(Map<String, Object> fields, String key, Class<T> type) {
        Object value = fields.get(key);
        if (value != null && !type.isInstance(value)) {
            throw wrong(key);
        }
        return type.cast(value);
    }

    private static GobException wrong(String field) {
        return new GobException("its field " + field + " has another type than in Vegeta");
    }
}
