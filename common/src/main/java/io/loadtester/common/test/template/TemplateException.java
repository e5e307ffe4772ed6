package io.loadtester.common.test.template;

/** A placeholder that cannot be meant as it is written. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String placeholder;

    TemplateException(String placeholder, String message) {
        super(message);
        this.placeholder = placeholder;
    }

    /** As it was written; it may be long. */
    public String placeholder() {
        return placeholder;
    }

    /** What is wrong with it, to be said after it. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
