package io.loadtester.attack.pacing;

/** Tells the time that passes, in nanoseconds since an origin of its own, as {@link System#nanoTime()} does. Thread-safe. */
@FunctionalInterface
public interface NanoClock {

    /** This process's. */
    NanoClock SYSTEM = System::nanoTime;

    /** Only differences mean anything; never less than an earlier call's. */
    long nanoTime();
}
