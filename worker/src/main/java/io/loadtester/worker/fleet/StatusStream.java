package io.loadtester.worker.fleet;

/** The outgoing half of a status stream. Not thread-safe. */
interface StatusStream {

    void send(Status status);

    /** Completes the stream normally. */
    void complete();

    /** Cancels the stream immediately. */
    void cancel(String reason);

    /** The incoming half; called on gRPC's threads, one call at a time. */
    interface Listener {

        void acked(Ack ack);

        /** The stream has ended, whichever side ended it; no further calls follow. */
        void broken(Throwable cause);
    }
}
