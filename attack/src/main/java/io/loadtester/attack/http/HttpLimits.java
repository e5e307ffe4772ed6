package io.loadtester.attack.http;

/** Limits for both versions of HTTP. */
public final class HttpLimits {

    /** Most bytes of all headers of a response together; a longer head fails the hit. */
    public static final int MAX_HEAD_BYTES = 320 * 1024;

    private HttpLimits() {}
}
