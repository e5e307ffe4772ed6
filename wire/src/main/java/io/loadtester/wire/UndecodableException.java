package io.loadtester.wire;

/** A message that is not what its sender's schema says; its text tells why and holds nothing of the content. */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    UndecodableException(String reason) {
        super(reason);
    }
}
