package io.loadtester.cli.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads server-sent events on its own thread, in order to detect a server that has gone silent: a healthy one sends a
 * comment every few seconds.
 */
final class EventStream implements AutoCloseable {

    private static final long SILENT_SECONDS = 30;
    private static final String CLOSED = "closed by the other side";

    private final InputStream in;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    /** @param in closed by {@link #close()} */
    EventStream(InputStream in) {
        this.in = in;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** An event's type and its data. */
    record Event(String type, String data) {}

    private record Line(String text, boolean last) {}

    /**
     * Waits for the next event.
     *
     * @return empty when the stream has ended
     * @throws IOException if the server has been silent for {@value #SILENT_SECONDS} s
     */
    Optional<Event> next() throws IOException, InterruptedException {
        String type = "message";
        StringBuilder data = new StringBuilder();
        while (true) {
            Line line = lines.poll(SILENT_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("silent for " + SILENT_SECONDS + " s");
            }
            if (line.last()) {
                return Optional.empty();
            }
            String text = line.text();
            if (text.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(type, data.toString()));
            } else if (text.startsWith("event:")) {
                type = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n")
                        .append(text.substring("data:".length()).strip());
            }
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            lines.add(new Line(String.valueOf(e.getMessage()), true));
        }
    }

    private void read() {
        String end = CLOSED;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Line(line, false));
            }
        } catch (IOException e) {
            end = String.valueOf(e.getMessage());
        }
        lines.add(new Line(end, true));
    }
}
