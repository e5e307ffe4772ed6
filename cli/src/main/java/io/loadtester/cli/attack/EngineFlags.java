package io.loadtester.cli.attack;

import io.loadtester.attack.EngineOptions;
import io.loadtester.common.input.DurationParser;
import io.loadtester.common.input.InputException;
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

    @Option(
            names = "--warm-up",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Attack a loopback server first until hits start on time. Default: true")
    private boolean warmUp;

    EngineOptions options() {
        try {
            return new EngineOptions(loops, busySpin, DurationParser.parse("--tick", tick));
        } catch (IllegalArgumentException e) {
            throw new InputException("--loops, --busy-spin, --tick", String.valueOf(e.getMessage()));
        }
    }

    boolean warmsUp() {
        return warmUp;
    }
}
