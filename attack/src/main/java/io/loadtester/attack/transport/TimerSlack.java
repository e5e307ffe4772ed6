package io.loadtester.attack.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delay that Linux allows itself when it wakes a thread, 50 µs by default. */
public final class TimerSlack {

    private static final Logger log = LoggerFactory.getLogger(TimerSlack.class);

    private TimerSlack() {}

    /** Reduces the calling thread's slack to 1 ns, if the system allows it. */
    public static void removeFromThisThread() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
        } catch (IOException | RuntimeException e) {
            log.debug("timer slack stays as it is: {}", e.toString());
        }
    }
}
