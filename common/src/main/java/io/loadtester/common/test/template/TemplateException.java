package io.loadtester.common.test.template;

/** A placeholder is malformed. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String placeholder;

    TemplateException(String placeholder, String message) {
        super(message);
        this.placeholder = placeholder;
    }

    /** The placeholder as written; may be long. */
    public String placeholder() {
        return placeholder;
    }

    /** What is wrong; reads on from the quoted placeholder. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
