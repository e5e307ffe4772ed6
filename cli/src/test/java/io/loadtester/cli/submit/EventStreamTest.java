package io.loadtester.cli.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.cli.submit.EventStream.Event;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    @Test
    void readsEventsPastCommentsAndIds() throws Exception {
        String text =
                ": heartbeat\n\nid: 7\nevent: point\ndata: {\"a\":\ndata: 1}\n\nevent:test\ndata:{}\n\ndata: x\n\n";
        try (EventStream events = new EventStream(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            assertThat(events.next()).contains(new Event("point", "{\"a\":\n1}"));
            assertThat(events.next()).contains(new Event("test", "{}"));
            assertThat(events.next()).contains(new Event("message", "x"));
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void leavesOutAnEventThatWasCutOff() throws Exception {
        try (EventStream events = new EventStream(new ByteArrayInputStream("event: test\ndata: {".getBytes(UTF_8)))) {
            assertThat(events.next()).isEmpty();
        }
    }
}
