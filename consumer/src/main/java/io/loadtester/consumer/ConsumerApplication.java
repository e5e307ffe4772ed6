package io.loadtester.consumer;

import io.loadtester.meters.MetersConfiguration;
import io.loadtester.storage.StorageConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The consumer service. Opens no port, unless a metrics port is configured.
 *
 * <pre>{@code
 * try (var consumer = ConsumerApplication.start(Map.of("spring.kafka.bootstrap-servers", "localhost:9092"))) {
 *     // runs until closed
 * }
 * }</pre>
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, KafkaAutoConfiguration.class})
@Import({StorageConfiguration.class, MetersConfiguration.class, ConsumerConfiguration.class})
public class ConsumerApplication {

    /**
     * Starts the service. Kafka need not be running yet; PostgreSQL must answer within half a minute.
     *
     * @param properties override those of {@code consumer.yml}
     * @return the running service; the caller closes it
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        Map<String, Object> first = new HashMap<>(properties);
        first.put("spring.config.name", "consumer");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("start", first));
        return new SpringApplicationBuilder(ConsumerApplication.class)
                .environment(environment)
                .run();
    }
}
