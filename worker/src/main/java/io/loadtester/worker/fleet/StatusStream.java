package io.loadtester.worker.fleet;

/** The outgoing half of a status stream. Not thread-safe. */
interface StatusStream {

    void send(Status status);

    /** Ends the stream in good order. */
    void complete();

    /** Ends the stream at once. */
    void cancel(String reason);

    /** The incoming half; called on gRPC's threads, one call at a time. */
    interface Listener {

        void acked(Ack ack);

        /** The stream has ended, whoever ended it; nothing follows. */
        void broken(Throwable cause);
    }
}
