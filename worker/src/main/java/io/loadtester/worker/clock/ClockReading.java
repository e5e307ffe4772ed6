package io.loadtester.worker.clock;

import io.loadtester.common.fleet.ClockOffset;

/**
 * How the master's clock relates to this process's monotonic one, which no step of the wall clock disturbs.
 *
 * @param masterMinusNanoTime what must be added to {@link System#nanoTime()} to get the master's Unix nanoseconds
 * @param uncertaintyNanos how far that may be off, to either side
 */
public record ClockReading(long masterMinusNanoTime, long uncertaintyNanos) {

    /** What {@link System#nanoTime()} tells here at an instant of the master's clock. */
    public long nanoTimeAt(long masterUnixNanos) {
        return masterUnixNanos - masterMinusNanoTime;
    }

    /** The instant on the master's clock at which {@link System#nanoTime()} tells {@code nanoTime} here. */
    public long masterUnixNanosAt(long nanoTime) {
        return nanoTime + masterMinusNanoTime;
    }

    /** The same as an offset from this machine's wall clock, given what both clocks here tell at one instant. */
    public ClockOffset offsetFrom(long wallUnixNanos, long nanoTime) {
        return new ClockOffset(masterUnixNanosAt(nanoTime) - wallUnixNanos, uncertaintyNanos);
    }
}
