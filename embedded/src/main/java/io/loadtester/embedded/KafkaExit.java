package io.loadtester.embedded;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when the broker wants to end its process, which here is ours too. */
final class KafkaExit {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaExit.class);

    private KafkaExit() {}

    /**
     * Makes a fatal fault of the broker an orderly end of the process. By itself the broker halts the process, and
     * PostgreSQL would be left running. The exit has a thread of its own because a shutdown hook may wait for the
     * faulty thread.
     */
    static void throughShutdownHooks() {
        Exit.setHaltProcedure(KafkaExit::exit);
        Exit.setExitProcedure(KafkaExit::exit);
    }

    private static void exit(int status, String message) {
        LOG.error("Kafka cannot go on and ends this process: {}", message);
        new Thread(() -> Runtime.getRuntime().exit(status), "kafka-exit").start();
    }
}
