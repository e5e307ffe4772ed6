package io.loadtester.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of a single-node broker: both roles, no replicas, little memory. */
final class KafkaSettings {

    static final int NODE_ID = 1;

    private static final String MIB = String.valueOf(1 << 20);

    private KafkaSettings() {}

    static Properties of(Path logDirectory, int brokerPort, int controllerPort) {
        Properties settings = new Properties();
        String broker = Ports.HOST + ":" + brokerPort;
        String controller = Ports.HOST + ":" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + broker);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("log.dirs", logDirectory.toString());
        addTopics(settings);
        addLimits(settings);
        return settings;
    }

    private static void addTopics(Properties settings) {
        settings.put("num.partitions", "6");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("log.retention.hours", "48");
        settings.put("log.retention.bytes", String.valueOf(256L << 20));
        settings.put("log.segment.bytes", String.valueOf(32 << 20));
        settings.put("log.index.size.max.bytes", MIB);
    }

    private static void addLimits(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(64 << 10));
        // By default the only controller writes a heartbeat record twice a second.
        settings.put("metadata.max.idle.interval.ms", "5000");
    }
}
