package io.loadtester.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be stored, and why.
 *
 * @param kind category of the reason, used as a meter tag
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, Kind kind, String reason) {

    enum Kind {
        /** The record has no value. */
        EMPTY,
        /** The value is not a result published by workers, or its counts are impossible. */
        UNDECODABLE,
        /** The database rejected it. */
        REFUSED
    }
}
