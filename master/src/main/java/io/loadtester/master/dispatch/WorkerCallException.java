package io.loadtester.master.dispatch;

/** A worker could not be told something; the message says why, for people. */
final class WorkerCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkerCallException(String message, Throwable cause) {
        super(message, cause);
    }
}
