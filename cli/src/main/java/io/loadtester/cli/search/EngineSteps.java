package io.loadtester.cli.search;

import io.loadtester.cli.attack.AttackSeries;
import io.loadtester.cli.attack.MeasuredAttack;
import io.loadtester.cli.attack.SpecFlags;
import io.loadtester.cli.search.CapacitySearch.Step;
import io.loadtester.cli.terminal.CommandException;
import io.loadtester.cli.terminal.ExitCode;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.threshold.Threshold;
import io.loadtester.reporting.metrics.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs steps with the engine of this process. */
final class EngineSteps implements Steps {

    private final SpecFlags.Given given;
    private final List<Threshold> thresholds;
    private final AttackSeries attacks;
    private volatile boolean stopped;

    /** @param attacks closed by {@link #close()} */
    EngineSteps(SpecFlags.Given given, List<Threshold> thresholds, AttackSeries attacks) {
        this.given = given;
        this.thresholds = List.copyOf(thresholds);
        this.attacks = attacks;
    }

    @Override
    public Optional<CurvePoint> run(Step step, Duration duration) throws InterruptedException {
        MeasuredAttack attack = attacks.run(given.spec(new ConstantPacer(step.ratePerSecond()), duration), thresholds);
        if (stopped) {
            return Optional.empty();
        }
        if (!attack.cutShort().isEmpty()) {
            throw new CommandException(ExitCode.FAILED, "the search was aborted: " + attack.cutShort());
        }
        Distribution latency = attack.metrics().times().succeeded();
        return Optional.of(new CurvePoint(
                step.stage(),
                step.ratePerSecond(),
                attack.metrics().throughput(),
                latency.nanosAt(50),
                latency.nanosAt(90),
                latency.nanosAt(99),
                latency.nanosAt(99.9),
                attack.metrics().counts().failures().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                attack.verdict().status().word(),
                attack.verdict().reason(),
                attack.verdict().status() != Verdict.Status.INVALID,
                attack.outcomes(),
                null));
    }

    @Override
    public void stop() {
        stopped = true;
        attacks.stop("interrupted");
    }

    @Override
    public void close() {
        attacks.close();
    }
}
