package io.loadtester.master.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One open page. Frames wait in a bounded queue and are written by a pool thread, so that a slow page delays no other.
 * A page that falls too far behind is disconnected, and gets a fresh snapshot when it reconnects. Thread-safe; the
 * queue is guarded by the viewer's monitor.
 */
final class Viewer {

    private static final int MAX_QUEUED = 4_000;

    private final ResponseBodyEmitter emitter;
    private final Executor writers;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private boolean writing;
    private boolean ending;
    private boolean gone;

    Viewer(ResponseBodyEmitter emitter, Executor writers) {
        this.emitter = emitter;
        this.writers = writers;
        emitter.onCompletion(this::leave);
        emitter.onError(error -> leave());
        emitter.onTimeout(this::leave);
    }

    synchronized boolean isGone() {
        return gone;
    }

    void offer(byte[] frame) {
        synchronized (this) {
            if (gone || ending) {
                return;
            }
            if (queue.size() >= MAX_QUEUED) {
                leave();
                emitter.complete();
                return;
            }
            queue.addLast(frame);
        }
        write();
    }

    /** Closes the connection once all frames are written. */
    void end() {
        synchronized (this) {
            ending = true;
        }
        write();
    }

    private void write() {
        synchronized (this) {
            if (writing || gone) {
                return;
            }
            writing = true;
        }
        try {
            writers.execute(this::drain);
        } catch (RejectedExecutionException e) {
            leave();
            emitter.complete();
        }
    }

    /** Writes until the queue is empty; runs on at most one thread at a time. */
    private void drain() {
        for (byte[] frame = next(); frame != null; frame = next()) {
            try {
                emitter.send(frame, MediaType.TEXT_EVENT_STREAM);
            } catch (IOException | IllegalStateException e) {
                leave();
            }
        }
        if (isOver()) {
            emitter.complete();
        }
    }

    /** The next frame; null if there is none, which ends this run of writing. */
    private synchronized byte @Nullable [] next() {
        byte[] frame = gone ? null : queue.pollFirst();
        writing = frame != null;
        return frame;
    }

    private synchronized boolean isOver() {
        boolean over = ending && !gone && queue.isEmpty();
        gone |= over;
        return over;
    }

    private synchronized void leave() {
        gone = true;
        queue.clear();
    }
}
