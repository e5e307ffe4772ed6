package io.loadtester.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where results come from.
 *
 * @param topic the Kafka topic to which workers publish; records that cannot be stored go to this topic's name plus
 *     {@code .dlt}
 * @param group the consumer group; consumers of one group share the work
 */
@ConfigurationProperties("loadtester")
record ConsumerSettings(String topic, String group) {

    ConsumerSettings {
        if (topic.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException(
                    "--kafka-topic (KAFKA_TOPIC) and --kafka-group (KAFKA_GROUP) must not be empty");
        }
    }

    String deadLetterTopic() {
        return topic + ".dlt";
    }
}
