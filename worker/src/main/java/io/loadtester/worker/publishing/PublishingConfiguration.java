package io.loadtester.worker.publishing;

import io.loadtester.worker.WorkerProperties;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
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

    /** The factory provides only the settings: the publisher owns its producer and replaces it after a failure. */
    @Bean
    ResultPublisher resultPublisher(WorkerProperties properties, ProducerFactory<?, ?> factory, MeterRegistry meters) {
        Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, properties.workerId());
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        ResultPublisher publisher = new ResultPublisher(
                buffer(properties),
                properties.topic(),
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
        meter(publisher, meters);
        return publisher;
    }

    private static void meter(ResultPublisher publisher, MeterRegistry meters) {
        Gauge.builder("loadtester.results.unsent", publisher, each -> each.backlog()
                        .unsent())
                .register(meters);
        FunctionCounter.builder("loadtester.results.lost", publisher, each -> each.backlog()
                        .lost())
                .register(meters);
    }

    private static BufferOptions buffer(WorkerProperties properties) {
        // The suffix keeps a worker id such as ".." from naming another folder.
        Path folder = properties.bufferDir().isEmpty()
                ? null
                : Path.of(properties.bufferDir(), properties.workerId() + ".buffer");
        return new BufferOptions(
                properties.bufferBytes().toBytes(),
                folder,
                properties.diskBuffer().toBytes());
    }
}
