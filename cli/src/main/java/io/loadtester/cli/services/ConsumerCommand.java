package io.loadtester.cli.services;

import io.loadtester.consumer.ConsumerApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one consumer in this process. */
@Command(
        name = "consumer",
        description = "Stores results from Kafka in PostgreSQL. Consumers in the same group share the work.",
        footerHeading = "%nExample:%n",
        footer = {
            "    loadtester consumer --kafka-broker localhost:9092 \\",
            "      --kafka-group load_tester_consumer_group \\",
            "      --database-url 'postgres://user:password@localhost:5432/tests'",
            "  A name in [BRACKETS] is the environment variable for the flag."
        })
public final class ConsumerCommand implements Callable<Integer> {

    @Mixin
    private KafkaFlags kafka = new KafkaFlags();

    @Option(
            names = "--kafka-group",
            paramLabel = "NAME",
            defaultValue = "load_tester_consumer_group",
            description = "Consumers in the same group share the work. Default: ${DEFAULT-VALUE} [KAFKA_GROUP]")
    private String group = "";

    @Mixin
    private DatabaseFlags database = new DatabaseFlags();

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address that --metrics-port listens on. Default: ${DEFAULT-VALUE} [BIND_ADDRESS]")
    private String bindAddress = "";

    @Mixin
    private MetricsPortFlag metricsPort = new MetricsPortFlag();

    @Option(names = "--verbose", description = "Log more, and show stack traces of failures.")
    private boolean verbose;

    @Override
    public Integer call() {
        return ServiceRun.untilClosed("The consumer", verbose, properties(), ConsumerApplication::start);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        kafka.addTo(properties);
        properties.put("loadtester.group", group);
        database.addTo(properties);
        properties.put("loadtester.metrics-address", bindAddress);
        metricsPort.addTo(properties);
        return properties;
    }
}
