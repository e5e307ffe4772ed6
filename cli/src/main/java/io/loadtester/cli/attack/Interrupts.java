package io.loadtester.cli.attack;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C while an attack runs: the first ends it in good order, the second ends the process. Without this the JVM would
 * end at the first, in the middle of a report.
 */
final class Interrupts {

    private static final int EXIT_CODE = 130;

    private Interrupts() {}

    /** From now on the first interruption runs {@code stop}, on a thread of the JVM's. */
    static void first(Runnable stop) {
        AtomicBoolean interrupted = new AtomicBoolean();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (interrupted.compareAndSet(false, true)) {
                    stop.run();
                } else {
                    Runtime.getRuntime().halt(EXIT_CODE);
                }
            });
        }
    }
}
