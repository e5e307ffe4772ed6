package io.loadtester.cli.services;

import java.util.Map;
import picocli.CommandLine.Option;

/** Kafka's address and topic: the flags shared by all services and the {@code dlt} commands. */
public final class KafkaFlags {

    @Option(
            names = "--kafka-broker",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka's address, or several separated by commas. Default: ${DEFAULT-VALUE} [KAFKA_BROKER]")
    private String broker = "";

    @Option(
            names = "--kafka-topic",
            paramLabel = "NAME",
            defaultValue = "test_results",
            description = "Topic of the results. Default: ${DEFAULT-VALUE} [KAFKA_TOPIC]")
    private String topic = "";

    public String broker() {
        return broker;
    }

    public String topic() {
        return topic;
    }

    void addTo(Map<String, Object> properties) {
        properties.put("spring.kafka.bootstrap-servers", broker);
        properties.put("loadtester.topic", topic);
    }
}
