package io.loadtester.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics the consumer needs. Existing topics are left unchanged. */
final class Topics {

    /** The number of consumers that can share the work. */
    private static final int PARTITIONS = 6;

    private final Map<String, Object> kafka;
    private final ConsumerSettings settings;

    Topics(Map<String, Object> kafka, ConsumerSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** @throws ExecutionException if Kafka is unreachable or denies permission */
    void createMissing() throws ExecutionException, InterruptedException {
        // With the cluster's default replication factor.
        List<NewTopic> topics = List.of(
                new NewTopic(settings.topic(), Optional.of(PARTITIONS), Optional.empty()),
                new NewTopic(settings.deadLetterTopic(), Optional.of(1), Optional.empty()));
        Admin admin = Admin.create(kafka);
        try {
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                awaitCreated(created);
            }
        } finally {
            // Without a timeout, closing would wait for answers that are no longer needed.
            admin.close(Duration.ZERO);
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
