package io.loadtester.wire.fleet;

/**
 * The master's reply to a registration.
 *
 * @param leaseNanos how long the worker may continue without an ack
 * @param orphanLeaseNanos how long it may continue without an ack while the master's address refuses connections, because
 *     then the master's process is dead and gives the worker's share to nobody
 * @param statusPeriodNanos how often it reports
 * @param term raised by each master that takes over
 */
public record RegistrationReply(long leaseNanos, long orphanLeaseNanos, long statusPeriodNanos, long term) {

    public RegistrationReply {
        if (leaseNanos <= 0 || orphanLeaseNanos <= 0 || statusPeriodNanos <= 0) {
            throw new IllegalArgumentException("the master's leases and status period must be above 0");
        }
    }
}
