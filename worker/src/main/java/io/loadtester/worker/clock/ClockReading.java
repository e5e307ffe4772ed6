package io.loadtester.worker.clock;

import io.loadtester.common.fleet.ClockOffset;

/**
 * The offset of the master's clock from this process's monotonic clock, which is immune to steps of the wall clock.
 *
 * @param masterMinusNanoTime add to {@link System#nanoTime()} to get the master's Unix nanoseconds
 * @param uncertaintyNanos how far the offset may be off, in either direction
 */
public record ClockReading(long masterMinusNanoTime, long uncertaintyNanos) {

    /** The value of {@link System#nanoTime()} here at an instant of the master's clock. */
    public long nanoTimeAt(long masterUnixNanos) {
        return masterUnixNanos - masterMinusNanoTime;
    }

    /** The instant on the master's clock at which {@link System#nanoTime()} here is {@code nanoTime}. */
    public long masterUnixNanosAt(long nanoTime) {
        return nanoTime + masterMinusNanoTime;
    }

    /** This reading as an offset from the local wall clock, given both local clocks at the same instant. */
    public ClockOffset offsetFrom(long wallUnixNanos, long nanoTime) {
        return new ClockOffset(masterUnixNanosAt(nanoTime) - wallUnixNanos, uncertaintyNanos);
    }
}
