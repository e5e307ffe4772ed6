package io.loadtester.common.url;

/** A text is not a URL or host that can be requested. The message is for users and reads on from the quoted text. */
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
