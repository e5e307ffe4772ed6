package io.loadtester.consumer;

import io.loadtester.storage.results.ResultReader;
import io.loadtester.storage.results.ResultWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsumerSettings.class)
class ConsumerConfiguration {

    private static final Duration FIRST_RETRY_AFTER = Duration.ofMillis(200);
    private static final Duration RETRY_AT_LEAST_EVERY = Duration.ofSeconds(5);

    @Bean
    KafkaResultListener resultListener(Intake intake, DeadLetters deadLetters, ManifestCheck manifestCheck) {
        return new KafkaResultListener(intake, deadLetters, manifestCheck);
    }

    @Bean
    Intake intake(ResultWriter writer, MeterRegistry meters) {
        return new Intake(writer, meters);
    }

    @Bean
    DeadLetters deadLetters(KafkaTemplate<byte[], byte[]> kafka, ConsumerSettings settings, MeterRegistry meters) {
        return new DeadLetters(kafka, settings.deadLetterTopic(), meters);
    }

    @Bean
    ManifestCheck manifestCheck(ResultReader reader) {
        return new ManifestCheck(reader);
    }

    @Bean
    Topics topics(KafkaAdmin admin, ConsumerSettings settings) {
        return new Topics(admin.getConfigurationProperties(), settings);
    }

    @Bean
    Listening listening(Topics topics, KafkaListenerEndpointRegistry listeners) {
        return new Listening(topics, listeners);
    }

    /**
     * Retries a failed batch forever, while the consumer keeps its group membership. Only temporary trouble fails a
     * batch: records that can never be stored become dead letters instead.
     */
    @Bean
    CommonErrorHandler retryForEver(MeterRegistry meters) {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY_AFTER.toMillis(), 2);
        backOff.setMaxInterval(RETRY_AT_LEAST_EVERY.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new RetryLog(meters));
        return handler;
    }
}
