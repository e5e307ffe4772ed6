package io.loadtester.cli.attack;

import io.loadtester.attack.EngineOptions;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The flags of the attack engine in this process. */
final class EngineFlags {

    @Option(
            names = "--loops",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Number of event loops, and so of cores used. Default: one per core")
    private int loops;

    @Option(
            names = "--busy-spin",
            description = "Never sleep during the attack: the best timing, at the cost of one core per event loop.")
    private boolean busySpin;

    @Option(
            names = "--tick",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "Wake up only at multiples of this, like 250us: less CPU, hits late by up to this much."
                    + " Default: wake up for every hit")
    private String tick = "0s";

    // Short, because a user at a terminal would rather start soon than have perfect timing in the first second.
    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "1600ms",
            description = "Longest time to attack a loopback server first, until hits start on time; 0s for none."
                    + " A few more seconds make the first hits more punctual. Default: ${DEFAULT-VALUE}")
    private String warmUp = "0s";

    EngineOptions options() {
        try {
            return new EngineOptions(loops, busySpin, DurationParser.parse("--tick", tick));
        } catch (IllegalArgumentException e) {
            throw new InputException("--loops, --busy-spin, --tick", String.valueOf(e.getMessage()));
        }
    }

    Duration warmUp() {
        return DurationParser.parse("--warm-up", warmUp);
    }
}
