package io.loadtester.wire.fleet;

/** A worker could not be told something; the message says why, for people. */
public final class WorkerCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    private WorkerCallException(String message, boolean isFinal, Throwable cause) {
        super(message, cause);
        this.isFinal = isFinal;
    }

    /** It may work another time, or with another worker. */
    public static WorkerCallException passing(String message, Throwable cause) {
        return new WorkerCallException(message, false, cause);
    }

    /** What was asked for cannot be done by any worker. */
    public static WorkerCallException lasting(String message, Throwable cause) {
        return new WorkerCallException(message, true, cause);
    }

    public boolean isFinal() {
        return isFinal;
    }
}
