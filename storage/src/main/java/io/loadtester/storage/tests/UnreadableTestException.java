package io.loadtester.storage.tests;

import java.util.UUID;

/** What is stored of a test is not known to this version; the message says so, for people. */
public final class UnreadableTestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Begins the sentence of a test that cannot be read. */
    static final String UNREADABLE = "was stored by another version and cannot be read by this one";

    private UnreadableTestException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableTestException forId(UUID testId, RuntimeException cause) {
        return new UnreadableTestException(
                "Test " + testId + " " + UNREADABLE + ": " + cause.getMessage() + ".", cause);
    }
}
