package io.loadtester.wire;

/** A message does not conform to the schema. The exception's text says why and contains none of the content. */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    UndecodableException(String reason) {
        super(reason);
    }
}
