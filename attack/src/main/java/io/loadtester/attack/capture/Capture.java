package io.loadtester.attack.capture;

import io.loadtester.common.test.ResponseOptions;

/**
 * The part of a response that is kept until it is complete. Bodies that are not kept are counted and skipped.
 *
 * @param maxBody bytes to keep of the body, from its beginning
 * @param headers whether to keep the headers
 */
public record Capture(int maxBody, boolean headers) {

    /** Most that is kept of a body even if all of it is wanted, so that no single body exhausts the memory. */
    public static final int MAX_BODY = 64 * 1024 * 1024;

    public static final Capture NOTHING = new Capture(0, false);

    public Capture {
        if (maxBody < 0 || maxBody > MAX_BODY) {
            throw new IllegalArgumentException("maxBody must be from 0 to " + MAX_BODY + ": " + maxBody);
        }
    }

    /** What a result record holds: the headers, and as much of the body as {@link ResponseOptions#maxBody()} says. */
    public static Capture recording(ResponseOptions options) {
        boolean whole = options.maxBody() == ResponseOptions.WHOLE_BODY;
        return new Capture(whole ? MAX_BODY : (int) Math.min(MAX_BODY, options.maxBody()), true);
    }

    /** Keeps what either of the two keeps. */
    public Capture and(Capture other) {
        return new Capture(Math.max(maxBody, other.maxBody), headers || other.headers);
    }

    public boolean isNothing() {
        return maxBody == 0 && !headers;
    }
}
