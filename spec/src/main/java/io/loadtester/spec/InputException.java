package io.loadtester.spec;

/**
 * Something a user wrote cannot be used. The message is for that user: what was wrong and what is allowed. It never
 * holds the name of the field, which callers show in their own way.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field where the input came from, as the user knows it, for instance {@code vegetaPayloadJson.timeout}
     * @param message what was wrong and what is allowed
     */
    public InputException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Where the input came from, as the user knows it. */
    public String field() {
        return field;
    }

    /** What was wrong and what is allowed. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
