package io.loadtester.worker.publishing;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of an outage of Kafka's once when it begins and once when it is over; owned by the publisher's thread. */
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

    /** Results are some milliseconds old when Kafka is well. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private boolean inOutage;
    private String failure = "";

    /** A producer could not be made or has failed as a whole; it will be tried again. */
    void failed(Exception cause) {
        String found = cause.toString();
        if (!found.equals(failure)) {
            failure = found;
            log.warn("Kafka cannot be used at present, trying again: {}", found);
        }
    }

    void observe(long oldestAgeNanos, Backlog backlog) {
        if (!inOutage && oldestAgeNanos > LATE_NANOS) {
            inOutage = true;
            log.warn("Kafka does not take results; {} wait until it does", backlog.unsent());
        } else if (inOutage && oldestAgeNanos < LATE_NANOS) {
            inOutage = false;
            failure = "";
            log.info("Kafka takes results again; {} wait, {} were lost", backlog.unsent(), backlog.lost());
        }
    }
}
