package io.loadtester.wire.fleet;

import java.util.concurrent.CompletionStage;

/** What the master does when workers call; on gRPC's threads. */
public interface FleetHandler {

    /** Takes a worker in; fails with a {@link CallRefusedException} that tells it why not. */
    CompletionStage<RegistrationReply> register(Registration registration);

    /** A worker has opened a status stream. */
    StatusReceiver opened(AckSender acks);

    /** The incoming half of a status stream; gRPC calls it from one thread at a time. */
    interface StatusReceiver {

        /**
         * @param receivedUnixNanos when it arrived, on the master's clock
         */
        void received(WorkerStatus status, long receivedUnixNanos);

        /** The worker has ended the stream in good order; nothing follows. */
        void left();

        /**
         * The stream broke; nothing follows.
         *
         * @param reason how, for people
         */
        void broken(String reason);
    }

    /** The outgoing half. To be used by one thread at a time. */
    interface AckSender {

        /**
         * Answers a status; does nothing when the stream has ended.
         *
         * @param receivedUnixNanos when the status arrived
         * @param registerAgain the worker is not known here
         */
        void ack(long sequence, long receivedUnixNanos, boolean registerAgain);
    }
}
