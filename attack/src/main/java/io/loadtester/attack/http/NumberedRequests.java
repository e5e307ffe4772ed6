package io.loadtester.attack.http;

import java.util.ArrayDeque;

/** Owned by one event loop. Gives each hit's request the hit's number. */
public final class NumberedRequests {

    private final ArrayDeque<NumberedRequest> free = new ArrayDeque<>();

    /**
     * The request of one hit, to be released at its end; lives no longer than the other, which is released with it if it is
     * of this hit alone.
     *
     * @param unnumbered encoded but for the number
     * @param seq the hit's number in the test
     */
    public EncodedRequest of(EncodedRequest unnumbered, long seq) {
        if (!(unnumbered instanceof FixedRequest fixed)) {
            // Where something is filled in anyway, the number is.
            return unnumbered;
        }
        NumberedRequest request = free.pollLast();
        if (request == null) {
            request = new NumberedRequest(this);
        }
        request.begin(fixed, seq);
        return request;
    }

    void reuse(NumberedRequest request) {
        free.addLast(request);
    }
}
