package io.loadtester.cli.results.gob;

/** Bytes are not gob, or gob that is not wanted. The message says what is wrong, but not where. */
public final class GobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GobException(String message) {
        super(message);
    }
}
