package io.loadtester.attack.protocol.http1;

/**
 * How a parser reads some bytes.
 *
 * @param end where the response ends in the bytes
 */
record Verdict(boolean complete, int status, long bodyBytes, int end, boolean keepAlive) {

    static final Verdict REFUSED = new Verdict(false, 0, 0, 0, false);
}
