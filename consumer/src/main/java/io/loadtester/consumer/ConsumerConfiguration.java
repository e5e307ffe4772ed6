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
    ResultListener resultListener(Intake intake, DeadLetters deadLetters, ManifestCheck manifestCheck) {
        return new ResultListener(intake, deadLetters, manifestCheck);
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
     * A batch that fails is tried again for ever, and meanwhile Kafka is told that this consumer lives. Whatever fails a
     * batch here is trouble that passes: records that can never be stored do not fail it.
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
