package io.loadtester.attack.capture;

import io.loadtester.common.test.ResponseOptions;

/**
 * What of a response is kept for those who look at it once it is complete. Without one, bodies are counted and skipped.
 *
 * @param maxBody bytes of the body, from its beginning
 * @param headers whether the headers are
 */
public record Capture(int maxBody, boolean headers) {

    /** A response that is kept whole is kept up to here, so that no body can cost the process its memory. */
    public static final int MAX_BODY = 64 * 1024 * 1024;

    public static final Capture NOTHING = new Capture(0, false);

    public Capture {
        if (maxBody < 0 || maxBody > MAX_BODY) {
            throw new IllegalArgumentException("maxBody must be from 0 to " + MAX_BODY + ": " + maxBody);
        }
    }

    /** Headers and body as {@link ResponseOptions#maxBody()} says: what a record of a result holds. */
    public static Capture recording(ResponseOptions options) {
        boolean whole = options.maxBody() == ResponseOptions.WHOLE_BODY;
        return new Capture(whole ? MAX_BODY : (int) Math.min(MAX_BODY, options.maxBody()), true);
    }

    /** Enough for both. */
    public Capture and(Capture other) {
        return new Capture(Math.max(maxBody, other.maxBody), headers || other.headers);
    }

    public boolean isNothing() {
        return maxBody == 0 && !headers;
    }
}
