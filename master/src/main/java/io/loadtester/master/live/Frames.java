package io.loadtester.master.live;

import io.loadtester.master.dispatch.TestEvent;
import io.loadtester.master.tests.TestView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Encodes server-sent events, once for all viewers. Thread-safe. */
final class Frames {

    static final byte[] HEARTBEAT = ": here\n\n".getBytes(StandardCharsets.UTF_8);

    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 1_000);
    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    /** The whole state of a test at one instant. */
    @Schema(name = "LiveSnapshot")
    record Snapshot(TestView test, List<Point> points, List<TestEvent> events) {}

    byte[] snapshot(Snapshot snapshot) {
        return frame("snapshot", json.writeValueAsString(snapshot));
    }

    byte[] point(Point point) {
        return frame("point", json.writeValueAsString(point));
    }

    byte[] test(TestView test) {
        return frame("test", json.writeValueAsString(test));
    }

    byte[] event(TestEvent event) {
        return frame("event", json.writeValueAsString(event));
    }

    byte[] end() {
        return frame("end", "{}");
    }

    private byte[] frame(String event, String data) {
        return ("id: " + ids.incrementAndGet() + "\nevent: " + event + "\ndata: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
