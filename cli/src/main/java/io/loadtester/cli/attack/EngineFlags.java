package io.loadtester.cli.attack;

import io.loadtester.attack.EngineOptions;
import io.loadtester.spec.DurationParser;
import io.loadtester.spec.InputException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How this process attacks, whatever it attacks. */
final class EngineFlags {

    @Option(
            names = "--loops",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Event loops, and so cores to use. Default: one for each core")
    private int loops;

    @Option(
            names = "--busy-spin",
            description = "Never sleep while the attack runs: the most punctual, for who has a core to spare per loop.")
    private boolean busySpin;

    @Option(
            names = "--tick",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "Wake up at multiples of this only, like 250us: less CPU time, hits late by up to as much."
                    + " Default: wake up for every hit")
    private String tick = "0s";

    // Whoever waits at a terminal would rather begin than be punctual to the last microsecond.
    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "1600ms",
            description = "Attack a loopback server first until hits start on time, at most for so long; 0s for not at"
                    + " all. With some seconds more the first hits are more punctual. Default: ${DEFAULT-VALUE}")
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
