package io.loadtester.embedded;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the broker's attempts to exit the process, which it shares with everything else here. */
final class KafkaExit {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaExit.class);

    private KafkaExit() {}

    /**
     * Turns a fatal broker error into an orderly exit. Left to itself the broker halts the process, which leaves
     * PostgreSQL running. The exit runs on a separate thread because a shutdown hook may wait for the thread that
     * failed.
     */
    static void throughShutdownHooks() {
        Exit.setHaltProcedure(KafkaExit::exit);
        Exit.setExitProcedure(KafkaExit::exit);
    }

    private static void exit(int status, String message) {
        LOG.error("Kafka failed and this process exits: {}", message);
        new Thread(() -> Runtime.getRuntime().exit(status), "kafka-exit").start();
    }
}
