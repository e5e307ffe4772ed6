package io.loadtester.cli.attack;

import io.loadtester.attack.AttackEngine;
import io.loadtester.attack.AttackPlan;
import io.loadtester.attack.AttackSummary;
import io.loadtester.attack.EngineOptions;
import io.loadtester.attack.PreparedAttack;
import io.loadtester.attack.RunningAttack;
import io.loadtester.attack.SecondCut;
import io.loadtester.attack.TargetSupply;
import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.BothSinks;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.loop.TargetStream;
import io.loadtester.cli.prometheus.PrometheusExporter;
import io.loadtester.cli.report.ReportType;
import io.loadtester.cli.results.RecordFormat;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.cli.terminal.Interrupts;
import io.loadtester.cli.terminal.Output;
import io.loadtester.cli.terminal.ProgressLine;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.reporting.metrics.AttackAccount;
import io.loadtester.reporting.metrics.Metrics;
import io.loadtester.reporting.threshold.RateWindows;
import io.loadtester.reporting.threshold.ThresholdTally;
import io.loadtester.spec.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs attacks with an engine in this process and writes their results: a record of every hit, or a report. */
final class Attacker implements AutoCloseable {

    /** Time for opening connections before the first hit is due. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AttackEngine engine;
    private final @Nullable Path unixSocket;
    private final WallClock clock = WallClock.now();
    private SecondProgress progress = new SecondProgress(ProgressLine.onTerminal());
    private @Nullable Gate gate;
    private @Nullable RunningAttack running;
    private @Nullable String stopped;

    private @Nullable InetSocketAddress prometheus;

    private Duration warmUp;
    private @Nullable TargetStream stream;

    private Attacker(AttackEngine engine, Duration warmUp, @Nullable Path unixSocket) {
        this.engine = engine;
        this.warmUp = warmUp;
        this.unixSocket = unixSocket;
    }

    /**
     * Creates the engine; no attack starts yet.
     *
     * @param warmUp longest warm-up before the first attack; zero for none
     * @param unixSocket see {@link AttackPlan}
     */
    static Attacker create(EngineOptions options, Duration warmUp, @Nullable Path unixSocket) {
        return new Attacker(AttackEngine.create(options), warmUp, unixSocket);
    }

    /** Serves Prometheus metrics on this address while attacks run; null turns it off. */
    void exportTo(@Nullable InetSocketAddress address) {
        prometheus = address;
    }

    /** Sets the progress line of the attacks; call before the first one. */
    void tell(ProgressLine line) {
        progress = new SecondProgress(line);
    }

    /** Checks the next attack against thresholds while it runs; an aborting threshold stops it. */
    void watch(Gate watcher) {
        gate = watcher;
    }

    /** Called by the engine's thread every second. */
    private void second(SecondCut cut) {
        progress.show(cut);
        if (gate != null) {
            gate.add(cut).ifPresent(this::stop);
        }
    }

    /** Takes the targets of hits from this stream, one after another, instead of from the spec. */
    void takeTargetsFrom(@Nullable TargetStream newStream) {
        stream = newStream;
    }

    /** Writes a record for every hit. */
    int record(AttackSpec spec, RecordFormat format, String output) throws IOException, InterruptedException {
        Capture capture = Recording.captureOf(spec);
        if (!warmUp.isZero()) {
            Recording rehearsal = recording(spec, format, OutputStream.nullOutputStream());
            warmUp(spec, capture, rehearsal.watchers());
            rehearsal.finish();
        }
        Interrupts.first(exitCode -> stop("interrupted"));
        Recording recording = recording(spec, format, Output.open(output));
        AttackTotals totals = new AttackTotals(this::second);
        AttackSummary summary = run(spec, capture, totals, recording.watchers());
        judge(totals.account(summary));
        try {
            recording.finish();
        } catch (IOException e) {
            throw Output.failure(output, e);
        }
        Recording.sayWhatWasCut();
        requireHits(summary);
        return ExitCode.OK;
    }

    /** Fails if the attack ended before its first hit was due, because then there are no results. */
    private static void requireHits(AttackSummary summary) {
        if (summary.ledger().scheduled() == 0) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "no hit was due"
                            + (summary.reason().isEmpty() ? "" : " before the attack ended: " + summary.reason()));
        }
    }

    private Recording recording(AttackSpec spec, RecordFormat format, OutputStream out) {
        return Recording.start(
                spec, engine.loopCount(), clock, format, out, () -> stop("nobody reads the results any more"));
    }

    /** Attacks, and writes a report at the end. */
    int report(AttackSpec spec, ReportType type, String output) throws InterruptedException {
        warmUp(spec, Capture.NOTHING, errorTexts());
        Interrupts.first(exitCode -> stop("interrupted"));
        List<ErrorTexts> loops = errorTexts();
        AttackTotals totals = new AttackTotals(this::second);
        AttackSummary summary = run(spec, Capture.NOTHING, totals, loops);
        requireHits(summary);
        AttackAccount account = totals.account(summary);
        Metrics metrics = totals.metrics(summary, clock, ErrorTexts.sum(loops)).with(account);
        if (!type.hasAccount()) {
            System.err.println("Measurement: " + account.verdict().line());
            System.err.println("Ledger: " + account.ledgerLine());
        }
        metrics.clampedNote().ifPresent(System.err::println);
        Output.write(output, out -> out.write(type.render(metrics).getBytes(StandardCharsets.UTF_8)));
        return judge(account) == Verdict.Status.INVALID ? ExitCode.DOUBTFUL : ExitCode.OK;
    }

    private List<ErrorTexts> errorTexts() {
        return Stream.generate(ErrorTexts::new).limit(engine.loopCount()).toList();
    }

    /** Attacks and returns the figures, without writing anything. */
    MeasuredAttack measure(AttackSpec spec, List<Threshold> thresholds) throws InterruptedException {
        warmUp(spec, Capture.NOTHING, List.of());
        List<ThresholdTally> tallies =
                thresholds.stream().map(ThresholdTally::new).toList();
        AttackTotals totals = new AttackTotals(cut -> {
            cut.intervals().forEach(interval -> tallies.forEach(tally -> tally.add(interval)));
            progress.show(cut);
        });
        AttackSummary summary = run(spec, Capture.NOTHING, totals, List.of());
        AttackAccount account = totals.account(summary);
        judge(account);
        Metrics metrics = totals.metrics(summary, clock, Map.of());
        RateWindows windows = RateWindows.ofAttack(
                spec,
                metrics.timeRange().durationNanos(),
                metrics.timeRange().durationNanos() + metrics.timeRange().waitNanos(),
                !summary.reason().isEmpty());
        return new MeasuredAttack(
                metrics,
                account.verdict(),
                tallies.stream()
                        .map(tally -> tally.outcome(windows.in(tally.threshold().scope())))
                        .toList(),
                summary.reason());
    }

    /** Warms up once, before the first attack. */
    private void warmUp(AttackSpec spec, Capture capture, List<? extends HitSink> watchers) {
        if (!warmUp.isZero()) {
            TargetSupply supply =
                    stream == null ? TargetSupply.of(spec.targets().size()) : TargetSupply.STREAM;
            engine.warmUp(warmUp, capture, new AttackTotals(cut -> {}), watchers, supply);
            warmUp = Duration.ZERO;
        }
    }

    private AttackSummary run(AttackSpec spec, Capture capture, AttackTotals totals, List<? extends HitSink> watchers)
            throws InterruptedException {
        AttackPlan plan = new AttackPlan(UUID.randomUUID(), "attack", 1, Share.WHOLE, spec, 0, 0);
        progress.begin(spec.extent().endNanos());
        try (PrometheusExporter exporter = exporter(spec)) {
            start(engine.prepare(
                    plan.with(capture).with(stream).through(unixSocket),
                    totals,
                    exporter == null ? watchers : both(exporter.watchers(), watchers)));
            AttackSummary summary = totals.end().get();
            if (gate != null) {
                gate.ended(
                        totals.metrics(summary, clock, Map.of()).timeRange(),
                        !summary.reason().isEmpty(),
                        totals.verdict());
            }
            return summary;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (ExecutionException e) {
            throw new CommandException(ExitCode.FAILED, "the attack failed: " + Reason.of(e), e);
        } finally {
            progress.end();
        }
    }

    private @Nullable PrometheusExporter exporter(AttackSpec spec) {
        return prometheus == null ? null : PrometheusExporter.start(prometheus, spec.targets(), engine.loopCount());
    }

    private static List<? extends HitSink> both(List<? extends HitSink> some, List<? extends HitSink> others) {
        return others.isEmpty()
                ? some
                : IntStream.range(0, some.size())
                        .mapToObj(loop -> new BothSinks(some.get(loop), others.get(loop)))
                        .toList();
    }

    private synchronized void start(PreparedAttack prepared) {
        RunningAttack attack = prepared.beginAt(System.nanoTime() + LEAD_NANOS);
        running = attack;
        if (stopped != null) {
            attack.stop(stopped);
        }
    }

    /** Stops the running attack, and every later one as soon as it starts. Thread-safe. */
    synchronized void stop(String reason) {
        stopped = reason;
        if (running != null) {
            running.stop(reason);
        }
    }

    /** Prints a warning if the generator itself was the bottleneck. */
    private static Verdict.Status judge(AttackAccount account) {
        Verdict.Status status = account.verdict().status();
        if (status != Verdict.Status.VALID) {
            System.err.println(
                    "loadtester: the load generator was " + account.verdict().line());
        }
        return status;
    }

    @Override
    public void close() {
        engine.close();
    }
}
