package io.loadtester.wire.fleet;

/** The outgoing half of a status stream. Not thread-safe. */
public interface StatusSender {

    void send(WorkerStatus status);

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
