package io.loadtester.spec;

/**
 * User input is invalid. The message is for that user: what was wrong and what is allowed. It never contains the name
 * of the field, which callers show in their own way.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the input's name as known to the user, for instance {@code vegetaPayloadJson.timeout}
     * @param message what was wrong and what is allowed
     */
    public InputException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The input's name as known to the user. */
    public String field() {
        return field;
    }

    /** What was wrong and what is allowed. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
