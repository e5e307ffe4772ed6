package io.loadtester.master.live;

import io.loadtester.master.dispatch.TestBoard;
import io.loadtester.master.fleet.UntakenResults;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.master.term.Mastership;
import io.loadtester.storage.results.ResultReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Wires the hub between dispatch, Kafka and the viewers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class LiveConfiguration {

    @Bean
    LiveThreads liveThreads() {
        return LiveThreads.start();
    }

    @Bean
    Timeseries timeseries(ResultReader results) {
        return new Timeseries(results, Clock.systemUTC());
    }

    @Bean
    Frames frames(JsonMapper json) {
        return new Frames(json);
    }

    /** Registered before any test is taken over, so that it misses none. */
    @Bean
    LiveHub liveHub(
            LiveThreads threads,
            Timeseries timeseries,
            Outcomes outcomes,
            Frames frames,
            TestBoard board,
            List<ResultListener> listeners) {
        LiveHub hub = new LiveHub(
                threads.live(), threads.storage(), new LastWord(timeseries, outcomes::of), frames, listeners);
        board.listen(hub);
        threads.every(LiveHub.PUBLISH_PERIOD, () -> hub.publish(System.nanoTime()));
        threads.every(LiveHub.HEARTBEAT_PERIOD, hub::heartbeat);
        return hub;
    }

    /** While Kafka is away, live views and abort thresholds go on by what workers tell. */
    @Bean
    UntakenResults untakenResults(LiveHub hub, LiveThreads threads) {
        return results ->
                threads.live().execute(() -> results.forEach(result -> hub.received(result.key(), result.value())));
    }

    /** Open live views would delay the web server's shutdown. */
    @Bean
    ApplicationListener<ContextClosedEvent> closeViews(LiveHub hub) {
        return closing -> hub.close();
    }

    /** Starts reading after the tests of an earlier master have been taken over. */
    @Bean
    SmartLifecycle kafkaReading(
            LiveThreads threads,
            LiveHub hub,
            TestBoard board,
            LiveProperties properties,
            KafkaProperties kafka,
            Mastership mastership) {
        KafkaResults reader = new KafkaResults(properties.topic(), () -> consumer(kafka), board, hub, threads.live());
        return new SmartLifecycle() {
            private boolean running;
            private volatile boolean reading;

            @Override
            public void start() {
                running = true;
                mastership.whenTaken(() -> {
                    reading = true;
                    threads.kafka().execute(reader);
                });
            }

            @Override
            public void stop() {
                running = false;
                if (reading) {
                    reader.close();
                }
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    private static Consumer<String, byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
