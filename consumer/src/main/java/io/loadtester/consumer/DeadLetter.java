package io.loadtester.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that can never be stored, and why. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {}
