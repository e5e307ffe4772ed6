package io.loadtester.attack.capture;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Owned by one event loop. Captured responses for reuse, kept while they hold little memory in all. */
public final class FreeCaptures {

    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private final ArrayDeque<CapturedResponse> free = new ArrayDeque<>();
    private long bytes;

    /** Takes one to keep a response in; null if nothing of the response is wanted. */
    public @Nullable CapturedResponse take(Capture wanted) {
        if (wanted.isNothing()) {
            return null;
        }
        CapturedResponse captured = free.pollLast();
        if (captured == null) {
            captured = new CapturedResponse();
        } else {
            bytes -= captured.footprint();
        }
        captured.begin(wanted);
        return captured;
    }

    /** Takes back a captured response that is no longer used. */
    public void giveBack(@Nullable CapturedResponse captured) {
        if (captured == null) {
            return;
        }
        captured.rest();
        if (bytes + captured.footprint() <= MAX_BYTES) {
            bytes += captured.footprint();
            free.addLast(captured);
        }
    }
}
