package io.loadtester.cli.terminal;

import java.io.FileInputStream;
import java.io.IOException;

/**
 * Ends the process when the JVM has run out of memory, in which no thread can be relied on any more. The launcher has a
 * shell say so at that instant and wake the thread that waits here, which needs no memory for what is left to do.
 */
public final class OutOfMemory {

    /** Names the pipe through which it is told; set by the launcher. */
    private static final String PIPE = "loadtester.out-of-memory";

    private static final int STACK_BYTES = 64 * 1024;

    private OutOfMemory() {}

    /** From now on; without the launcher only {@link #caught} is of use. */
    public static void endsTheProcess() {
        String pipe = System.getProperty(PIPE);
        if (pipe == null) {
            return;
        }
        try {
            FileInputStream in = new FileInputStream(pipe);
            // Loads what halting needs, for which there would be no room later.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
            Thread watch = new Thread(null, () -> await(in), "out-of-memory", STACK_BYTES);
            watch.setDaemon(true);
            watch.start();
        } catch (IOException e) {
            System.clearProperty(PIPE);
        }
    }

    /** The main thread has met it. Does not return. */
    public static void caught() {
        if (System.getProperty(PIPE) == null) {
            System.err.println("loadtester: out of memory; a larger heap, as with -Xmx1g, gives it more");
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
                // Until it has worked.
            }
        }
    }
}
