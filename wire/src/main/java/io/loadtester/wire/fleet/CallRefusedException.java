package io.loadtester.wire.fleet;

/** A call that its receiver does not carry out; the message says why, for people, and travels to the caller. */
public class CallRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as the caller can act on it. */
    public enum Reason {
        BUSY,
        NO_SUCH_ATTACK,
        BAD_REQUEST,
        NOT_READY,
        /** Another live worker has the id. */
        ID_TAKEN,
        /** Caller and receiver speak different versions of the protocol. */
        OTHER_VERSION
    }

    private final Reason reason;

    public CallRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public final Reason reason() {
        return reason;
    }
}
