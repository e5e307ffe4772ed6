package io.loadtester.attack.protocol.http1;

/**
 * What a parser takes bytes for.
 *
 * @param end where the response ends in them
 */
record Verdict(boolean complete, int status, long bodyBytes, int end, boolean keepAlive) {

    static final Verdict REFUSED = new Verdict(false, 0, 0, 0, false);
}
