package io.loadtester.wire.fleet;

/**
 * The master's reply to a registration.
 *
 * @param leaseNanos how long the worker may continue without an ack
 * @param statusPeriodNanos how often it reports
 */
public record RegistrationReply(long leaseNanos, long statusPeriodNanos) {

    public RegistrationReply {
        if (leaseNanos <= 0 || statusPeriodNanos <= 0) {
            throw new IllegalArgumentException("the master's lease and status period must be above 0");
        }
    }
}
