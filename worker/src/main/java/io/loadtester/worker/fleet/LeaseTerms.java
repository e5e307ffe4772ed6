package io.loadtester.worker.fleet;

/**
 * What the master answers a registration.
 *
 * @param leaseNanos how long the worker may go on without an ack
 * @param statusPeriodNanos how often it reports
 */
record LeaseTerms(long leaseNanos, long statusPeriodNanos) {

    LeaseTerms {
        if (leaseNanos <= 0 || statusPeriodNanos <= 0) {
            throw new IllegalArgumentException("the master's lease and status period must be above 0");
        }
    }
}
