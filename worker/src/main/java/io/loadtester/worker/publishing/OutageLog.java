package io.loadtester.worker.publishing;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a Kafka outage once when it begins and once when it is over. Owned by the publisher's thread. */
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

    /** With a healthy Kafka, results are only some milliseconds old. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private boolean inOutage;
    private String failure = "";

    /** A producer could not be created or has failed; another will be tried. */
    void failed(Exception cause) {
        String found = cause.toString();
        if (!found.equals(failure)) {
            failure = found;
            log.warn("Kafka cannot be used at present, retrying: {}", found);
        }
    }

    void observe(long oldestAgeNanos, Backlog backlog) {
        if (!inOutage && oldestAgeNanos > LATE_NANOS) {
            inOutage = true;
            log.warn("Kafka does not accept results; {} are waiting", backlog.unsent());
        } else if (inOutage && oldestAgeNanos < LATE_NANOS) {
            inOutage = false;
            failure = "";
            log.info("Kafka accepts results again; {} are waiting, {} were lost", backlog.unsent(), backlog.lost());
        }
    }
}
