package io.loadtester.common.result;

/** What the status code of a response says about its hit. */
public final class StatusCode {

    private StatusCode() {}

    /** Whether a hit succeeds with it, unless an assertion is about the status: from 200 to 399. */
    public static boolean isSuccess(int code) {
        return code >= 200 && code < 400;
    }
}
