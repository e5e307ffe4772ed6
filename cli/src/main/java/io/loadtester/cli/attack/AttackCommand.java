package io.loadtester.cli.attack;

import io.loadtester.cli.prometheus.PrometheusAddress;
import io.loadtester.cli.report.ReportType;
import io.loadtester.cli.results.RecordFormat;
import io.loadtester.cli.terminal.Logs;
import io.loadtester.cli.terminal.Output;
import io.loadtester.cli.terminal.QuietFlag;
import io.loadtester.cli.threshold.ThresholdFlags;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Attacks from this process, without a cluster. */
@Command(
        name = "attack",
        modelTransformer = OptionFlags.class,
        description = "Attacks targets from this machine, without a cluster, and writes a result for every hit, or"
                + " with --report only a report, which is the fastest way.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the attack ran to its end or was stopped with Ctrl-C",
            " 1:it could not run, no hit was due before it was stopped, or writing failed",
            " 2:wrong usage, or invalid targets or options",
            "98:with --report or a threshold: the load generator itself was the bottleneck",
            "99:a threshold failed, or aborted the attack",
            "130:Ctrl-C a second time"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  As with Vegeta:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester attack -rate 500 -duration 5s | loadtester report",
            "  At full speed on one core, no record per hit:",
            "    echo 'GET http://127.0.0.1:9000/' | \\",
            "      loadtester attack --rate 0 --max-in-flight 64 --loops 1 \\",
            "        --duration 10s --report json",
            "  From 10 to 1,010 hits a second within 100 seconds:",
            "    loadtester attack --targets t.txt --duration 100s --report text --pacer \\",
            "      '{\"type\":\"linear\",\"startRatePerSecond\":10,\"slopePerSecond\":10}'",
            "  A gate for a pipeline; --abort-on ends the attack as soon as it cannot pass:",
            "    loadtester attack --targets t.txt --rate 500 --duration 1m --report text \\",
            "      --threshold 'p99(response) < 250ms from 10s' --abort-on 'failures < 1%%'",
            "  Flags may have one dash or two; if a flag is given twice, the last one counts."
        })
public final class AttackCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private RateFlags rate = new RateFlags();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Output.STDOUT,
            description = "Where to write the results, or with --report the report. Default: ${DEFAULT-VALUE}")
    private String output = Output.STDOUT;

    @Option(
            names = "--encoding",
            paramLabel = "FORM",
            defaultValue = "json",
            description = "Format of the results: json, csv or gob. Default: ${DEFAULT-VALUE}")
    private RecordFormat encoding = RecordFormat.JSON;

    @Option(
            names = "--report",
            paramLabel = "TYPE",
            description = "Instead of results, write a report at the end: text, json, hist, hist[0,2ms,…],"
                    + " hdrplot or hgrm. Default: text if standard output is a terminal, else none")
    private @Nullable String report;

    @Option(
            names = "--prometheus-addr",
            paramLabel = "[HOST]:PORT",
            description =
                    "Serve Prometheus metrics at /metrics while the attack runs, on loopback unless a host is given,"
                            + " like 0.0.0.0:8880. Default: off")
    private String prometheus = "";

    @Mixin
    private ThresholdFlags thresholds = new ThresholdFlags();

    @Mixin
    private SpecFlags flags = new SpecFlags();

    @Mixin
    private QuietFlag quiet = new QuietFlag();

    @Option(names = "--verbose", description = "Log the engine's activity on standard error.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.toStandardError(verbose);
        ReportType reportType = reportType();
        List<Threshold> wanted = thresholds.read();
        SpecFlags.Planned planned = plan();
        AttackSpec spec = planned.spec();
        LazyTargets lazy = planned.lazy();
        Gate gate = new Gate(spec, wanted);
        InetSocketAddress exporter =
                prometheus.isEmpty() ? null : PrometheusAddress.parse("--prometheus-addr", prometheus);
        try (Attacker attacker = flags.attacker()) {
            attacker.tell(quiet.progressOnTerminal());
            attacker.watch(gate);
            attacker.exportTo(exporter);
            attacker.takeTargetsFrom(lazy);
            int exitCode = attack(attacker, spec, reportType);
            tellFailed(gate);
            return gate.exitCode(exitCode);
        } finally {
            // A bad target takes precedence over the failures that it caused.
            if (lazy != null) {
                lazy.throwIfBad();
            }
        }
    }

    private void tellFailed(Gate gate) {
        PrintWriter err = command.commandLine().getErr();
        gate.outcomes().stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> err.println("loadtester: threshold " + outcome.line()));
        err.flush();
    }

    private int attack(Attacker attacker, AttackSpec spec, @Nullable ReportType reportType)
            throws IOException, InterruptedException {
        return reportType == null ? attacker.record(spec, encoding, output) : attacker.report(spec, reportType, output);
    }

    private @Nullable ReportType reportType() {
        if (report == null && !Output.isTerminal(output)) {
            return null;
        }
        try {
            return ReportType.parse(report == null ? "text" : report.toLowerCase(Locale.ROOT), "");
        } catch (InputException e) {
            throw new InputException("--report", e.message());
        }
    }

    private SpecFlags.Planned plan() {
        return flags.plan(rate.pacer(), rate.duration());
    }
}
