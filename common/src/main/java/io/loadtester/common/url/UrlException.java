package io.loadtester.common.url;

/** A text is no URL, or no host, that can be requested. The message is for people and is to be said after the text. */
public final class UrlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UrlException(String message) {
        super(message);
    }

    /** What is wrong and, where it helps, what is allowed. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
