package io.loadtester.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and SIGTERM. Without this the JVM would end at the first, in the middle of a report, and with the exit code of a
 * failure.
 */
public final class Interrupts {

    /** By custom the exit code of a process that a signal ended is this and the signal's number. */
    private static final int SIGNALLED = 128;

    private static final long WORD_AFTER_MILLIS = 1_500;

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Interrupts() {}

    /**
     * For what ends by itself: from now on the first interruption runs {@code stop}, on a thread of the JVM's, and the
     * second ends the process.
     *
     * @param stop is given the exit code of a process that was interrupted so
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
     * For what runs until somebody ends it, which is no failure: from now on an interruption ends the process with exit
     * code 0, after its shutdown hooks.
     */
    public static void endInGoodOrder() {
        IntConsumer onSignal = signal -> {
            ENDING.set(true);
            System.exit(ExitCode.OK);
        };
        handle("INT", 2, onSignal);
        handle("TERM", 15, onSignal);
    }

    /** Whether the process is being ended so: what fails now fails for that. */
    public static boolean isEnding() {
        return ENDING.get();
    }

    /**
     * For what reads the results of a command before it in a pipeline. Ctrl-C is heard by both, and the one before has
     * something to say yet: the first is let pass, the second ends this process.
     */
    public static void letFirstPass() {
        AtomicBoolean interrupted = new AtomicBoolean();
        handle("INT", 2, signal -> {
            if (!interrupted.compareAndSet(false, true)) {
                Runtime.getRuntime().halt(SIGNALLED + signal);
            }
            try {
                // Mostly it is over by then.
                TimeUnit.MILLISECONDS.sleep(WORD_AFTER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            System.err.println("loadtester: reading on until there is no more; Ctrl-C again to leave at once");
        });
    }

    private static void handle(String signal, int number, IntConsumer action) {
        try {
            register(signal, number, action);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Where it is ignored, as in a script's background, or there are no signals: all stays as it is.
            return;
        }
    }

    /** By reflection: there is no other way to hear of a signal, and the compiler will not have this one named. */
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
