package io.loadtester.cli.attack;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C while an attack runs: the first ends it in good order, the second ends the process. Without this the JVM would
 * end at the first, in the middle of a report.
 */
final class Interrupts {

    private static final Logger log = LoggerFactory.getLogger(Interrupts.class);

    private static final int EXIT_CODE = 130;

    private Interrupts() {}

    /** From now on the first interruption runs {@code stop}, on a thread of the JVM's. */
    static void first(Runnable stop) {
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable onSignal = () -> {
            if (interrupted.compareAndSet(false, true)) {
                stop.run();
            } else {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        };
        try {
            handle("INT", onSignal);
            handle("TERM", onSignal);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            log.debug("an interruption will end the process at once: {}", e.toString());
        }
    }

    /** By reflection: there is no other way to hear of a signal, and the compiler will not have this one named. */
    private static void handle(String signal, Runnable action) throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                handlers.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                });
        signals.getMethod("handle", signals, handlers)
                .invoke(null, signals.getConstructor(String.class).newInstance(signal), handler);
    }
}
