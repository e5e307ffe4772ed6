package io.loadtester.cli.results.gob;

/** The bytes are not gob, or not gob of the expected kind. The message says what is wrong, but not where. */
public final class GobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GobException(String message) {
        super(message);
    }
}
