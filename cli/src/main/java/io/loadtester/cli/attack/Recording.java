package io.loadtester.cli.attack;

import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.capture.CaptureMemory;
import io.loadtester.cli.results.RecordFormat;
import io.loadtester.cli.results.RecordWriter;
import io.loadtester.common.result.Plural;
import io.loadtester.common.test.AttackSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Records the hits of an attack and writes them to an output. */
final class Recording {

    private final List<LoopRecords> loops;
    private final RecordPump pump;

    private Recording(List<LoopRecords> loops, RecordPump pump) {
        this.loops = loops;
        this.pump = pump;
    }

    /**
     * @param loops number of event loops
     * @param out closed by {@link #finish()}
     * @param onBrokenPipe called once when writing fails
     */
    static Recording start(
            AttackSpec spec, int loops, WallClock clock, RecordFormat format, OutputStream out, Runnable onBrokenPipe) {
        RecordChunks chunks = new RecordChunks();
        int maxBody = captureOf(spec).maxBody();
        RecordPump pump = new RecordPump(chunks, new RecordWriter(format, out), onBrokenPipe);
        pump.start();
        return new Recording(
                Stream.generate(() -> new LoopRecords(spec, maxBody, clock, chunks))
                        .limit(loops)
                        .toList(),
                pump);
    }

    /** What a record keeps of every response. */
    static Capture captureOf(AttackSpec spec) {
        return Capture.recording(spec.options().response());
    }

    /** Prints a warning if bodies were truncated for lack of memory. */
    static void sayWhatWasCut() {
        CaptureMemory memory = CaptureMemory.ofProcess();
        if (memory.cutBodies() > 0) {
            System.err.println("loadtester: of " + Plural.of(memory.cutBodies(), "response")
                    + " only the beginning of the body was"
                    + " recorded: there are " + memory.mostBytes() / (1024 * 1024) + " MiB for all bodies at once, and "
                    + Capture.MAX_BODY / (1024 * 1024) + " MiB for each; --max-body says how much of each to record");
        }
    }

    /** The sinks to attach to the attack, one per event loop. */
    List<LoopRecords> watchers() {
        return loops;
    }

    /** Writes the remaining records; call after the attack has ended. */
    void finish() throws IOException, InterruptedException {
        loops.forEach(LoopRecords::handOver);
        pump.finish();
    }
}
