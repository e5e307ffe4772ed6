package io.loadtester.attack.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lateness Linux allows itself when it wakes a thread, 50 µs unless told otherwise. */
public final class TimerSlack {

    private static final Logger log = LoggerFactory.getLogger(TimerSlack.class);

    private TimerSlack() {}

    /** Takes the slack off the calling thread as far as the system allows; else leaves it as it is. */
    public static void removeFromThisThread() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
        } catch (IOException | RuntimeException e) {
            log.debug("timer slack stays as it is: {}", e.toString());
        }
    }
}
