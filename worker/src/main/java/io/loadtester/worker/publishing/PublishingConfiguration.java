package io.loadtester.worker.publishing;

import io.loadtester.worker.WorkerProperties;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    /** The factory gives the settings only: the publisher owns its producer and replaces it when it has failed. */
    @Bean
    ResultPublisher resultPublisher(WorkerProperties properties, ProducerFactory<?, ?> factory) {
        Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, properties.workerId());
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        return new ResultPublisher(
                properties.bufferBytes().toBytes(),
                properties.topic(),
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }
}
