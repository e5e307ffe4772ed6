package io.loadtester.storage.tests;

import java.util.UUID;

/** A stored test cannot be read by this version. The message is meant for users. */
public final class UnreadableTestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How the reason shown for such a test begins. */
    static final String UNREADABLE = "was stored by another version and cannot be read by this one";

    private UnreadableTestException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableTestException forId(UUID testId, RuntimeException cause) {
        return new UnreadableTestException(
                "Test " + testId + " " + UNREADABLE + ": " + cause.getMessage() + ".", cause);
    }
}
