package io.loadtester.attack.warmup;

import io.loadtester.attack.pacing.NanoClock;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JIT compiler threads of this JVM. They compete with an attack for cores for seconds after its start. */
public final class CompilerThreads {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long LOOK_MILLIS = 5;

    /** Consecutive quiet looks required, because a compiler also rests briefly between two methods. */
    private static final int QUIET_LOOKS = 4;

    private CompilerThreads() {}

    /**
     * Waits until the compiler threads rest. Returns soon where the system does not show their state.
     *
     * @param endNanoTime when to stop waiting, on the clock
     */
    public static void awaitRest(long endNanoTime, NanoClock clock) throws InterruptedException {
        int quiet = 0;
        while (quiet < QUIET_LOOKS && clock.nanoTime() < endNanoTime) {
            quiet = anyIsRunning() ? 0 : quiet + 1;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Time spent compiling so far, in milliseconds; 0 if the JVM does not report it. */
    public static long compiledMillis() {
        CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
        return compilation != null && compilation.isCompilationTimeMonitoringSupported()
                ? compilation.getTotalCompilationTime()
                : 0;
    }

    private static boolean anyIsRunning() {
        for (Path thread : threads()) {
            // "17 (C2 CompilerThre) R 1 …": the state comes after the name.
            String stat = read(thread.resolve("stat"));
            if (stat.contains(" CompilerThre) R ")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> threads() {
        List<Path> threads = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(THREADS)) {
            all.forEach(threads::add);
        } catch (IOException e) {
            return List.of();
        }
        return threads;
    }

    /** Empty if the thread has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
