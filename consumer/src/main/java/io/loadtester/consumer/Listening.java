package io.loadtester.consumer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts the listener once the topics exist; a separate thread waits for Kafka. If the listener started first, the
 * broker would create the topic with a single partition.
 */
final class Listening implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Topics topics;
    private final KafkaListenerEndpointRegistry listeners;
    private @Nullable Thread starter;

    Listening(Topics topics, KafkaListenerEndpointRegistry listeners) {
        this.topics = topics;
        this.listeners = listeners;
    }

    @Override
    public synchronized void start() {
        starter = new Thread(this::startWhenTopicsAreThere, "listening-start");
        starter.start();
    }

    @Override
    public synchronized void stop() {
        Thread started = starter;
        if (started == null) {
            return;
        }
        started.interrupt();
        try {
            started.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        container().stop();
        starter = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return starter != null;
    }

    private void startWhenTopicsAreThere() {
        try {
            for (int attempt = 1; !createTopics(attempt); attempt++) {
                TimeUnit.NANOSECONDS.sleep(RETRY_AFTER.toNanos());
            }
            container().start();
        } catch (InterruptedException e) {
            LOG.debug("Stopped before Kafka was reachable");
        }
    }

    private boolean createTopics(int attempt) throws InterruptedException {
        try {
            topics.createMissing();
            return true;
        } catch (ExecutionException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (attempt == 1) {
                LOG.warn("The topics cannot be created yet; retrying until they are: {}", e.getMessage());
            }
            return false;
        }
    }

    private MessageListenerContainer container() {
        return Objects.requireNonNull(listeners.getListenerContainer(KafkaResultListener.ID));
    }
}
