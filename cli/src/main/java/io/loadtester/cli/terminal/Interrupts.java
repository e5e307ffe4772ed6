package io.loadtester.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C while an attack runs: the first ends it in good order, the second ends the process. Without this the JVM would
 * end at the first, in the middle of a report.
 */
public final class Interrupts {

    private static final Logger log = LoggerFactory.getLogger(Interrupts.class);

    /** By custom the exit code of a process that a signal ended is this and the signal's number. */
    private static final int SIGNALLED = 128;

    private Interrupts() {}

    /**
     * From now on the first interruption runs {@code stop}, on a thread of the JVM's.
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
        try {
            handle("INT", 2, onSignal);
            handle("TERM", 15, onSignal);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            log.debug("an interruption will end the process at once: {}", e.toString());
        }
    }

    /** By reflection: there is no other way to hear of a signal, and the compiler will not have this one named. */
    private static void handle(String signal, int number, IntConsumer action) throws ReflectiveOperationException {
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
