package io.loadtester.attack.http;

/** How long things may be in either version of HTTP. */
public final class HttpLimits {

    /** Of all headers of a response together; what is longer is no response. */
    public static final int MAX_HEAD_BYTES = 320 * 1024;

    private HttpLimits() {}
}
