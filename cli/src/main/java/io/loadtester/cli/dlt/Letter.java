package io.loadtester.cli.dlt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter in its topic.
 *
 * @param resent whether it has been sent again
 */
record Letter(ConsumerRecord<byte[], byte[]> record, boolean resent) {

    static final String REASON = "reason";

    /** Header of a letter whose content was too large to keep: its size in bytes. */
    private static final String LEFT_OUT = "left-out-bytes";

    /** The headers that the consumer added. */
    private static final Set<String> OF_DEAD_LETTERS =
            Set.of(REASON, "original-topic", "original-partition", "original-offset");

    LetterId id() {
        return new LetterId(record.partition(), record.offset());
    }

    Instant putAsideAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    String reason() {
        Header reason = record.headers().lastHeader(REASON);
        return reason == null ? "(no reason given)" : text(reason.value());
    }

    String key() {
        return record.key() == null ? "" : text(record.key());
    }

    byte[] value() {
        return record.value() == null ? new byte[0] : record.value();
    }

    /** Whether the content was too large to keep, so that there is nothing to send again. */
    boolean isWithoutContent() {
        return record.headers().lastHeader(LEFT_OUT) != null;
    }

    List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(headers::add);
        return headers;
    }

    /** The original record, for the results topic. */
    ProducerRecord<byte[], byte[]> original(String topic) {
        List<Header> own = headers().stream()
                .filter(header -> !OF_DEAD_LETTERS.contains(header.key()))
                .toList();
        return new ProducerRecord<>(topic, null, record.key(), record.value(), own);
    }

    static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
