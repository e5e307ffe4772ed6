package io.loadtester.attack.protocol.http1;

/** The response is not HTTP/1.1, or exceeds a limit; the message says what is wrong, for users. */
public final class MalformedResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message) {
        super(message, null, false, false);
    }
}
