package io.loadtester.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be stored, and why.
 *
 * @param kind what the reason comes down to, to be counted by
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, Kind kind, String reason) {

    enum Kind {
        /** There is no value in it. */
        EMPTY,
        /** It is none of what workers publish, or counts what cannot be. */
        UNDECODABLE,
        /** The database does not take it. */
        REFUSED
    }
}
