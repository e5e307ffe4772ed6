package io.loadtester.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Handles Ctrl-C and SIGTERM. By default the JVM would exit at the first signal, in the middle of a report and with the
 * exit code of a failure.
 */
public final class Interrupts {

    /** By convention, the exit code of a process that a signal ended is this plus the signal's number. */
    private static final int SIGNALLED = 128;

    private static final long MESSAGE_AFTER_MILLIS = 1_500;

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Interrupts() {}

    /**
     * For commands that end by themselves: from now on the first signal runs {@code stop} on a JVM thread, and the
     * second one ends the process.
     *
     * @param stop receives the exit code for this signal
     */
    public static void first(IntConsumer stop) {
        AtomicBoolean interrupted = new AtomicBoolean();
        IntConsumer onSignal = signal -> {
            if (interrupted.compareAndSet(false, true)) {
                stop.accept(SIGNALLED + signal);
            } else {
                Runtime.getRuntime().halt(SIGNALLED + signal);
            }
        };
        handle("INT", 2, onSignal);
        handle("TERM", 15, onSignal);
    }

    /**
     * For services, which run until they are stopped: from now on a signal runs the shutdown hooks and ends the process
     * with exit code 0.
     */
    public static void endInGoodOrder() {
        IntConsumer onSignal = signal -> {
            ENDING.set(true);
            System.exit(ExitCode.OK);
        };
        handle("INT", 2, onSignal);
        handle("TERM", 15, onSignal);
    }

    /** Whether {@link #endInGoodOrder} is ending the process, which explains any failure from then on. */
    public static boolean isEnding() {
        return ENDING.get();
    }

    /**
     * For a command that reads results from another one in a pipeline. Both receive Ctrl-C, and the other one still has
     * results to write, so the first Ctrl-C is ignored and the second ends this process.
     */
    public static void letFirstPass() {
        AtomicBoolean interrupted = new AtomicBoolean();
        handle("INT", 2, signal -> {
            if (!interrupted.compareAndSet(false, true)) {
                Runtime.getRuntime().halt(SIGNALLED + signal);
            }
            try {
                // Usually the input has ended by then, and the message is not needed.
                TimeUnit.MILLISECONDS.sleep(MESSAGE_AFTER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            System.err.println("loadtester: reading the remaining input; press Ctrl-C again to quit");
        });
    }

    private static void handle(String signal, int number, IntConsumer action) {
        try {
            register(signal, number, action);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The signal is ignored, as in a script's background job, or not supported: keep the default behaviour.
            return;
        }
    }

    /** By reflection: the JDK has no other API for signals, and the compiler rejects a direct use of this one. */
    private static void register(String signal, int number, IntConsumer action) throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                handlers.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.accept(number);
                    }
                    return null;
                });
        signals.getMethod("handle", signals, handlers)
                .invoke(null, signals.getConstructor(String.class).newInstance(signal), handler);
    }
}
