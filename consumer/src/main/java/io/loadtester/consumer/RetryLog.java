package io.loadtester.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Logs failed batches: the first attempt with its stack trace, then every twelfth attempt in one line. */
final class RetryLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);
    private static final int EVERY = 12;

    private final Counter retries;

    RetryLog(MeterRegistry meters) {
        this.retries = meters.counter("loadtester.results.retries");
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception failure, int attempt) {
        retries.increment();
        if (attempt == 1) {
            LOG.warn("{} results could not be stored yet; retrying until they are", records.count(), failure);
        } else if (attempt % EVERY == 0) {
            LOG.warn("{} results still could not be stored after {} attempts", records.count(), attempt);
        }
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        // Never called: the listener receives only batches.
    }
}
