package io.loadtester.benchmarks.simulate;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;

/**
 * Publishes what a fleet would publish, to an existing Kafka, or to its own Kafka with consumers and a PostgreSQL. In
 * the latter case it measures the speed of storing and compares the stored results with the published ones.
 */
final class Simulate {

    private static final int USAGE = 2;
    private static final String TOPIC = "test_results";

    private final Options options;
    private final SimulatedFleet fleet;
    private final FleetResults results;

    private Simulate(Options options) {
        this.options = options;
        this.fleet = new SimulatedFleet(
                UUID.randomUUID(),
                options.number("workers", 1_000),
                options.number("targets", 5),
                options.number("seconds", 30),
                options.number("rate", 20),
                options.number("seed", 1));
        this.results = new FleetResults(fleet);
    }

    /** @param arguments folder for the servers' data, then the options */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options =
                    new Options(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
            options.inRealTime();
        } catch (IllegalArgumentException e) {
            System.err.println("simulate: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(new Simulate(options).run(Path.of(arguments[0])) ? 0 : 1);
    }

    private boolean run(Path directory) throws Exception {
        String topicName = options.text("kafka-topic", TOPIC);
        String broker = options.text("kafka-broker", "");
        System.out.printf(
                "test %s: %d workers x %d targets x %d s = %d intervals of about %d hits, %s%n",
                fleet.testId(),
                fleet.workers(),
                fleet.targets(),
                fleet.seconds(),
                fleet.intervals(),
                fleet.hitsPerInterval(),
                options.inRealTime() ? "in real time" : "as a backlog");
        if (!broker.isEmpty()) {
            try (ResultTopic topic = openTopic(broker, topicName)) {
                publishing(topic).run();
            }
            System.out.println("published: " + results.ledger());
            return true;
        }
        try (WholeSystem system = new WholeSystem(directory, topicName);
                ResultTopic topic = openTopic(system.bootstrapServers(), topicName)) {
            return measure(system, topic);
        }
    }

    private boolean measure(WholeSystem system, ResultTopic topic) throws Exception {
        Thread publishing = new Thread(publishing(topic), "publishing");
        publishing.setDaemon(true);
        publishing.start();
        if (!options.inRealTime()) {
            publishing.join();
        }
        List<ConsumerProcess> consumers =
                system.startConsumers(options.number("consumers", 1), options.number("consumer-cpu", -1));
        Drain drain = new Drain(topic, WholeSystem.GROUP, consumers, system.server());
        List<Drain.Moment> moments = drain.watch(() -> !publishing.isAlive());
        System.out.print(new DrainFigures(fleet, moments).text());
        try (Connection connection = system.connect()) {
            List<String> differences = StoredResults.differences(connection, fleet, results.ledger());
            differences.forEach(System.out::println);
            System.out.println(
                    differences.isEmpty() ? "stored is what was published; every manifest agrees" : "NOT COMPLETE");
            return differences.isEmpty();
        }
    }

    private ResultTopic openTopic(String broker, String name) throws Exception {
        ResultTopic topic = new ResultTopic(broker, name);
        topic.create(options.number("partitions", 6));
        return topic;
    }

    private Publishing publishing(ResultTopic topic) {
        return new Publishing(fleet, results, topic, options.inRealTime());
    }
}
