package io.loadtester.wire.fleet;

import java.util.concurrent.CompletionStage;

/** Handles calls of workers in the master, on gRPC's threads. */
public interface FleetHandler {

    /** Registers a worker; fails with a {@link CallRefusedException} that gives the worker the reason. */
    CompletionStage<RegistrationReply> register(Registration registration);

    /** Called when a worker opens a status stream. */
    StatusReceiver opened(AckSender acks);

    /** The incoming half of a status stream; gRPC calls it from one thread at a time. */
    interface StatusReceiver {

        /**
         * @param receivedUnixNanos when the status arrived, on the master's clock
         */
        void received(WorkerStatus status, long receivedUnixNanos);

        /** The worker closed the stream; this is the last call. */
        void left();

        /**
         * The stream broke; this is the last call.
         *
         * @param reason how it broke, fit for users
         */
        void broken(String reason);
    }

    /** The outgoing half of a status stream; use from one thread at a time. */
    interface AckSender {

        /**
         * Acknowledges a status; does nothing if the stream has ended.
         *
         * @param receivedUnixNanos when the status arrived
         * @param registerAgain whether the worker is unknown here and must register again
         */
        void ack(long sequence, long receivedUnixNanos, boolean registerAgain);
    }
}
