package io.loadtester.attack.protocol.http2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Owned by one event loop. Frames that HTTP/2 connections have written but not flushed, so that the requests of hits
 * released together go out together.
 */
final class Flushes {

    private final Executor loop;
    private final Runnable flush = this::flushAsPlanned;
    private final List<UnflushedFrames> waiting = new ArrayList<>();
    private boolean planned;

    Flushes(Executor loop) {
        this.loop = loop;
    }

    /** Adds frames to the next flush, which comes before the loop waits for its sockets. */
    void add(UnflushedFrames frames) {
        waiting.add(frames);
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
        // By index, because a flush may lead to further requests.
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).flush();
        }
        waiting.clear();
    }
}
