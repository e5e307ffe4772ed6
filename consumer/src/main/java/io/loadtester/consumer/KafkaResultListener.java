package io.loadtester.consumer;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Receives batches from Kafka. When {@link #receive} returns, the whole batch is in the database or in the dead letter
 * topic, and its offsets are committed; when it throws, the batch is delivered again.
 */
class KafkaResultListener {

    static final String ID = "results";

    private final Intake intake;
    private final DeadLetters deadLetters;
    private final ManifestCheck manifestCheck;

    KafkaResultListener(Intake intake, DeadLetters deadLetters, ManifestCheck manifestCheck) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.manifestCheck = manifestCheck;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            topics = "${loadtester.topic}",
            groupId = "${loadtester.group}",
            batch = "true",
            // Listening starts it once the topic exists.
            autoStartup = "false")
    void receive(List<ConsumerRecord<byte[], byte[]>> records) {
        Intake.Outcome outcome = intake.store(records);
        // After storing, so that a batch that fails in storage does not send its dead letters again at every retry.
        deadLetters.send(outcome.deadLetters());
        manifestCheck.check(outcome.manifests());
    }
}
