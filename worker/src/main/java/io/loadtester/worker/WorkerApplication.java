package io.loadtester.worker;

import io.loadtester.meters.MetersConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The worker service. It lists its auto-configurations explicitly, so it has no web server or data source, whatever is
 * on the class path, and no gRPC reflection.
 *
 * <pre>{@code
 * try (var worker = WorkerApplication.start(Map.of("loadtester.worker-id", "worker-2"))) {
 *     // runs until closed
 * }
 * }</pre>
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(WorkerProperties.class)
@Import(MetersConfiguration.class)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    SslAutoConfiguration.class,
    KafkaAutoConfiguration.class,
    GrpcServerAutoConfiguration.class
})
public class WorkerApplication {

    /**
     * Starts a worker and returns once its gRPC server listens. The worker warms up and joins the fleet in the
     * background, as soon as the master is reachable. Closing the context stops its attack, keeps publishing results
     * for a few seconds and leaves the fleet.
     *
     * @param properties override those of {@code worker.yml}
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        Map<String, Object> given = new LinkedHashMap<>(properties);
        given.put("spring.config.name", "worker");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setEnvironment(environment);
        return application.run();
    }
}
