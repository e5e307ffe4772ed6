package io.loadtester.attack.pacing;

/** A monotonic clock in nanoseconds since an arbitrary origin, like {@link System#nanoTime()}. Thread-safe. */
@FunctionalInterface
public interface NanoClock {

    /** The clock of this process. */
    NanoClock SYSTEM = System::nanoTime;

    /** The current time; never goes back. Only differences are meaningful. */
    long nanoTime();
}
