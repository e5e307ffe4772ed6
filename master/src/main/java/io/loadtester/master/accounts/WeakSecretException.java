package io.loadtester.master.accounts;

/** The master will not start with such secrets where others can reach it; the message says how to mend it. */
public final class WeakSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeakSecretException(String message) {
        super(message);
    }
}
