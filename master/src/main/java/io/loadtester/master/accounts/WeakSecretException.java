package io.loadtester.master.accounts;

/** The master refuses to start with weak secrets where others can reach it; the message says how to fix that. */
public final class WeakSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeakSecretException(String message) {
        super(message);
    }
}
