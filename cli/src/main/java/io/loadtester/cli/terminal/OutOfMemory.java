package io.loadtester.cli.terminal;

import java.io.FileInputStream;
import java.io.IOException;

/**
 * Ends the process when the JVM has run out of memory, because no thread is reliable from then on. The launcher makes
 * the JVM run a shell at that instant, which prints the message and wakes a thread waiting here; that thread needs no
 * memory to halt the process.
 */
public final class OutOfMemory {

    /** System property with the path of the pipe that wakes the waiting thread; set by the launcher. */
    private static final String PIPE = "loadtester.out-of-memory";

    private static final int STACK_BYTES = 64 * 1024;

    private OutOfMemory() {}

    /** Starts the waiting thread. Without the launcher's pipe only {@link #caught} works. */
    public static void endsTheProcess() {
        String pipe = System.getProperty(PIPE);
        if (pipe == null) {
            return;
        }
        try {
            FileInputStream in = new FileInputStream(pipe);
            // Loads the classes that halting needs while there is still memory for them.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
            Thread watch = new Thread(null, () -> await(in), "out-of-memory", STACK_BYTES);
            watch.setDaemon(true);
            watch.start();
        } catch (IOException e) {
            System.clearProperty(PIPE);
        }
    }

    /** Call when an {@code OutOfMemoryError} is caught. Does not return. */
    public static void caught() {
        if (System.getProperty(PIPE) == null) {
            System.err.println("loadtester: out of memory; give it a larger heap, for instance with -Xmx1g");
        }
        halt();
    }

    private static void await(FileInputStream in) {
        try {
            in.read();
        } catch (IOException gone) {
            return;
        }
        halt();
    }

    private static void halt() {
        while (true) {
            try {
                Runtime.getRuntime().halt(ExitCode.FAILED);
            } catch (OutOfMemoryError again) {
                // Try again.
            }
        }
    }
}
