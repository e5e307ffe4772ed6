package io.loadtester.cli.results;

import io.loadtester.spec.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON object per line, as Vegeta and this program write them; unknown keys are ignored. */
final class JsonRecordReader implements RecordReader {

    private final JsonFactory json = JsonFactory.builder().build();
    private final LineInput lines;

    JsonRecordReader(LineInput lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable ResultRecord read() {
        if (!lines.nextLine()) {
            return null;
        }
        int length = lines.end() - lines.start();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), lines.bytes(), lines.start(), length)) {
            return record(parser);
        } catch (JacksonException e) {
            if (isCut(e)) {
                lines.leaveOut();
                return null;
            }
            throw lines.bad("not a result in JSON: " + Reason.of(e));
        } catch (DateTimeException e) {
            throw lines.bad("bad timestamp: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Whether the last line is an unclosed object, as a killed attack leaves it. */
    private boolean isCut(JacksonException e) {
        byte last = lines.bytes()[lines.end() - 1];
        boolean begun = lines.bytes()[lines.start()] == '{';
        return lines.isUnfinished() && begun && (e instanceof UnexpectedEndOfInputException || last != '}');
    }

    private ResultRecord record(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw lines.bad("not a JSON object");
        }
        RecordDraft draft = new RecordDraft();
        boolean timed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            timed |= key.equals("timestamp");
            set(draft, key, parser);
        }
        if (!timed) {
            throw lines.bad("not a result: it has no timestamp");
        }
        return draft.finished();
    }

    private static void set(RecordDraft draft, String key, JsonParser value) {
        switch (key) {
            case "attack" -> draft.attack = value.getString();
            case "seq" -> draft.seq = value.getLongValue();
            case "code" -> draft.code = value.getIntValue();
            case "timestamp" -> draft.timestampNanos = Rfc3339.parse(value.getString());
            case "latency" -> draft.latencyNanos = value.getLongValue();
            case "bytes_out" -> draft.bytesOut = value.getLongValue();
            case "bytes_in" -> draft.bytesIn = value.getLongValue();
            case "error" -> draft.error = value.getString();
            case "body" -> draft.body = ByteBuffer.wrap(value.getBinaryValue());
            case "method" -> draft.method = value.getString();
            case "url" -> draft.url = value.getString();
            case "headers" -> draft.headers = headers(value);
            case "service_time" -> draft.serviceTimeNanos = value.getLongValue();
            case "start_delay" -> draft.startDelayNanos = value.getLongValue();
            case "failure" -> draft.failure = value.getString();
            case "last_url" -> draft.lastUrl = value.getString();
            case "target" -> draft.target = value.getString();
            default -> value.skipChildren();
        }
    }

    private static Map<String, List<String>> headers(JsonParser parser) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            List<String> values = new ArrayList<>();
            headers.put(parser.currentName(), values);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(parser.getString());
                }
            }
        }
        return headers;
    }
}
