package io.loadtester.master.problem;

/** A request body exceeds the limit. Thrown while the body is read, so that no more of it is kept. */
final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The body is larger than " + BodyLimitFilter.MAX_BYTES / (1024 * 1024) + " MiB.");
    }
}
