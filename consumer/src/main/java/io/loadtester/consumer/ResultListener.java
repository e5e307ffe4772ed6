package io.loadtester.consumer;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes batches from Kafka. When it returns, everything of the batch is in the database or among the dead letters, and
 * the offsets are committed; when it throws, the same batch comes again.
 */
class ResultListener {

    static final String ID = "results";

    private final Intake intake;
    private final DeadLetters deadLetters;
    private final ManifestCheck manifestCheck;

    ResultListener(Intake intake, DeadLetters deadLetters, ManifestCheck manifestCheck) {
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
            // Started by Listening once the topic is there.
            autoStartup = "false")
    void receive(List<ConsumerRecord<byte[], byte[]>> records) {
        Intake.Outcome outcome = intake.store(records);
        // Last, so that a batch that fails in storage leaves no dead letter each time it is tried.
        deadLetters.send(outcome.deadLetters());
        manifestCheck.check(outcome.manifests());
    }
}
