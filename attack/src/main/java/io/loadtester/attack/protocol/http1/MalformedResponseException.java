package io.loadtester.attack.protocol.http1;

/** What came is not HTTP/1.1, or passes a limit; the message says what is wrong in words. */
public final class MalformedResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message) {
        super(message, null, false, false);
    }
}
