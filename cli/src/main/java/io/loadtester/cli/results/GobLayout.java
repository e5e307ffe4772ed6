package io.loadtester.cli.results;

import io.loadtester.cli.results.gob.GoTime;
import io.loadtester.cli.results.gob.GobOutput;
import io.loadtester.reporting.metrics.LineBuffer;
import io.loadtester.reporting.metrics.ResultFields;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Vegeta 12's Result in gob, byte for byte as Vegeta writes it, preceded by its type descriptions. Fields that only
 * this program has are left out, as in CSV. Use one instance per output.
 */
final class GobLayout implements RecordLayout {

    private static final int INT = 2;
    private static final int UINT = 3;
    private static final int BYTES = 5;
    private static final int STRING = 6;
    private static final int RESULT = 64;
    private static final int TIME = 65;
    private static final int STRINGS = 66;
    private static final int HEADER = 67;

    private record Field(String name, int type) {}

    private static final List<Field> FIELDS = List.of(
            new Field("Attack", STRING),
            new Field("Seq", UINT),
            new Field("Code", UINT),
            new Field("Timestamp", TIME),
            new Field("Latency", INT),
            new Field("BytesOut", UINT),
            new Field("BytesIn", UINT),
            new Field("Error", STRING),
            new Field("Body", BYTES),
            new Field("Method", STRING),
            new Field("URL", STRING),
            new Field("Headers", HEADER));

    private final GobOutput message = new GobOutput();
    private final GobOutput messages = new GobOutput();
    private boolean described;

    @Override
    public void append(ResultFields result, LineBuffer to) {
        messages.clear();
        if (!described) {
            describeResult();
            describe(TIME, 5, "Time").unsigned(0).unsigned(0);
            messages.message(message);
            describe(HEADER, 4, "Header")
                    .unsigned(1)
                    .signed(STRING)
                    .unsigned(1)
                    .signed(STRINGS)
                    .unsigned(0)
                    .unsigned(0);
            messages.message(message);
            describe(STRINGS, 2, "").unsigned(1).signed(STRING).unsigned(0).unsigned(0);
            messages.message(message);
            described = true;
        }
        write(result);
        to.append(messages.message(message).content());
    }

    private void describeResult() {
        describe(RESULT, 3, "Result").unsigned(1).unsigned(FIELDS.size());
        FIELDS.forEach(field -> message.unsigned(1)
                .text(field.name())
                .unsigned(1)
                .signed(field.type())
                .unsigned(0));
        messages.message(message.unsigned(0).unsigned(0));
    }

    /** Starts a type description, up to the part that depends on its kind. */
    private GobOutput describe(int type, int kind, String name) {
        message.clear();
        message.signed(-type).unsigned(kind).unsigned(1);
        if (name.isEmpty()) {
            message.unsigned(2);
        } else {
            message.unsigned(1).text(name).unsigned(1);
        }
        return message.signed(type).unsigned(0);
    }

    private void write(ResultFields result) {
        message.clear();
        message.signed(RESULT).struct();
        text(1, result.attack());
        unsigned(2, result.seq());
        unsigned(3, result.code());
        message.field(4).bytes(GoTime.of(result.timestampNanos()));
        if (result.latencyNanos() != 0) {
            message.field(5).signed(result.latencyNanos());
        }
        unsigned(6, result.bytesOut());
        unsigned(7, result.bytesIn());
        text(8, result.error());
        ByteBuffer body = result.body();
        if (body.hasRemaining()) {
            message.field(9).bytes(body);
        }
        text(10, result.method());
        text(11, result.url());
        if (!result.headers().isEmpty()) {
            headers(result.headers());
        }
        message.endStruct();
    }

    private void headers(Map<String, List<String>> headers) {
        message.field(12).unsigned(headers.size());
        headers.forEach((name, values) -> {
            message.text(name).unsigned(values.size());
            values.forEach(message::text);
        });
    }

    private void text(int field, String text) {
        if (!text.isEmpty()) {
            message.field(field).text(text);
        }
    }

    private void unsigned(int field, long value) {
        if (value != 0) {
            message.field(field).unsigned(value);
        }
    }
}
