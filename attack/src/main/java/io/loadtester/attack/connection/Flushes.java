package io.loadtester.attack.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Owned by one event loop. The HTTP/2 connections with requests that are written but not handed to the socket yet: those
 * of hits released together go out together.
 */
final class Flushes {

    private final Executor loop;
    private final Runnable flush = this::flushAsPlanned;
    private final List<Http2Connection> waiting = new ArrayList<>();
    private boolean planned;

    Flushes(Executor loop) {
        this.loop = loop;
    }

    /** The connection is flushed with the next flush, which is before the loop waits for its sockets. */
    void add(Http2Connection connection) {
        waiting.add(connection);
        if (!planned) {
            planned = true;
            loop.execute(flush);
        }
    }

    private void flushAsPlanned() {
        planned = false;
        flush();
    }

    void flush() {
        // By index: what is flushed may lead to further requests.
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).flush();
        }
        waiting.clear();
    }
}
