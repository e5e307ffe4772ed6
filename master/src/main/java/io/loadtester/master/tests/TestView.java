package io.loadtester.master.tests;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.master.dispatch.Notice;
import io.loadtester.master.dispatch.TestBoard.Posted;
import io.loadtester.master.thresholds.ThresholdView;
import io.loadtester.reporting.report.OutcomeView;
import io.loadtester.spec.OptionTable;
import io.loadtester.spec.PacerJson;
import io.loadtester.storage.tests.ListedTest;
import io.loadtester.storage.tests.SpecSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test as the API shows it: without headers and bodies, which may hold secrets.
 *
 * @param outcome null until the test has ended
 * @param reason also says if the test was stored by another version and cannot be read; everything that depends on its
 *     spec is then empty or null
 * @param pacer the arrival schedule, in the form in which it is submitted; null if the test cannot be read
 * @param changes the pacers that replaced it while the test ran, in their order
 * @param ratePerSecond of one whole schedule at its first instant; if all workers do the same, each of them has this
 *     rate; null for as fast as possible
 * @param plannedHits null if the number is open
 * @param targets only the first ones in lists
 * @param targetCount how many there are; 0 if the test cannot be read
 * @param options null if the test cannot be read
 * @param settings all options in effect, as a page shows them; empty in lists
 * @param queuePosition from 1; null unless the test is waiting
 * @param notices what is amiss with a running test at present
 */
public record TestView(
        UUID testId,
        String name,
        TestState state,
        @Nullable OutcomeView outcome,
        String reason,
        String submittedBy,
        Instant submittedAt,
        @Nullable Instant startsAt,
        @Nullable Instant endedAt,
        long durationNanos,
        @Schema(ref = "Pacer") @Nullable Map<String, Object> pacer,
        List<PacerChangeView> changes,
        @Nullable Double ratePerSecond,
        int workerCount,
        String rateDistribution,
        List<Double> rateWeights,
        String onWorkerLoss,
        List<String> tags,
        @Nullable Long plannedHits,
        List<TargetView> targets,
        int targetCount,
        @Nullable OptionsView options,
        List<SettingView> settings,
        List<AttackView> attacks,
        @Nullable Integer queuePosition,
        List<Notice> notices,
        List<ThresholdView> thresholds) {

    /**
     * A pacer that replaced the one before while the test ran.
     *
     * @param fromNanos when, in nanoseconds into the test; the pacer begins at its own start there
     */
    @Schema(name = "PacerChange")
    public record PacerChangeView(
            long fromNanos, @Schema(ref = "Pacer") Map<String, Object> pacer) {

        static List<PacerChangeView> of(Pacer pacer) {
            return ChangedPacer.partsOf(pacer).stream()
                    .skip(1)
                    .map(part -> new PacerChangeView(part.fromNanos(), PacerJson.map(part.pacer())))
                    .toList();
        }
    }

    /** A request template. */
    public record TargetView(String name, String method, String url) {

        static TargetView of(Target target) {
            return new TargetView(target.name(), target.method(), target.url().toString());
        }
    }

    /**
     * The options in effect.
     *
     * @param idleTimeoutNanos null if it was not set
     * @param maxConnectionAgeNanos null if it was not set
     */
    public record OptionsView(
            long timeoutNanos,
            int redirects,
            boolean keepalive,
            boolean insecure,
            int connections,
            int maxConnections,
            @Nullable Long idleTimeoutNanos,
            @Nullable Long maxConnectionAgeNanos,
            long workers,
            long maxWorkers) {

        static OptionsView of(AttackOptions options) {
            return new OptionsView(
                    options.request().timeout().toNanos(),
                    options.request().redirects(),
                    options.connection().keepalive(),
                    options.tls().insecure(),
                    options.connection().idle(),
                    options.connection().max(),
                    nanosIfSet(options.connection().life().idleTimeout()),
                    nanosIfSet(options.connection().life().maxAge()),
                    options.hits().initialInFlight(),
                    options.hits().maxInFlight());
        }

        private static @Nullable Long nanosIfSet(Duration time) {
            return time.isZero() ? null : Long.valueOf(time.toNanos());
        }
    }

    /**
     * An effective option and its value, without secrets.
     *
     * @param name as in {@code GET /api/options}
     * @param text the value for people
     * @param typed the value as typed into a form; null if it cannot be, or may be a secret
     */
    public record SettingView(
            String name,
            String title,
            String text,
            @Nullable String typed) {

        static List<SettingView> of(AttackOptions options) {
            return OptionTable.settings(options).stream()
                    .map(setting -> new SettingView(setting.name(), setting.title(), setting.text(), setting.typed()))
                    .toList();
        }
    }

    /** One worker's part in one epoch. */
    public record AttackView(String workerId, int epoch, double weight, double phase, long cutOverNanos, String lost) {

        static AttackView of(Attack attack) {
            return new AttackView(
                    attack.workerId(),
                    attack.epoch(),
                    attack.share().weight(),
                    attack.share().phase(),
                    attack.cutOverNanos(),
                    attack.lost());
        }
    }

    /** The view of a test in a list. */
    static TestView of(ListedTest test, @Nullable TestOutcome outcome) {
        SpecSummary summary = test.spec();
        return summary == null
                ? of(test, null, 0, null, List.of(), null, List.of(), outcome)
                : of(
                        test,
                        summary.outline(),
                        summary.targetCount(),
                        summary.plannedHits(),
                        List.of(),
                        null,
                        List.of(),
                        outcome);
    }

    /** The view of a stored test. */
    public static TestView of(LoadTest test, @Nullable TestOutcome outcome) {
        return of(new Posted(test, null, List.of()), outcome);
    }

    public static TestView of(Posted posted, @Nullable TestOutcome outcome) {
        LoadTest test = posted.test();
        AttackSpec spec = test.spec();
        ListedTest listed = ListedTest.of(test);
        OptionalLong planned = test.plannedLoad().hits();
        Long plannedHits = planned.isPresent() ? Long.valueOf(planned.getAsLong()) : null;
        return of(
                listed,
                spec,
                spec.targets().size(),
                plannedHits,
                SettingView.of(spec.options()),
                posted.queuePosition(),
                posted.notices(),
                outcome);
    }

    /**
     * @param spec null when the test cannot be read; its first targets are enough
     */
    private static TestView of(
            ListedTest test,
            @Nullable AttackSpec spec,
            int targetCount,
            @Nullable Long plannedHits,
            List<SettingView> settings,
            @Nullable Integer queuePosition,
            List<Notice> notices,
            @Nullable TestOutcome outcome) {
        return new TestView(
                test.id(),
                test.name(),
                test.status().state(),
                OutcomeView.of(outcome),
                test.status().reason(),
                test.submittedBy(),
                test.submittedAt(),
                test.status().startsAt(),
                test.status().endedAt(),
                spec == null ? 0 : spec.duration().toNanos(),
                spec == null ? null : PacerJson.map(spec.pacer().inEffectAt(0)),
                spec == null ? List.of() : PacerChangeView.of(spec.pacer()),
                spec == null ? null : firstRate(spec.pacer()),
                test.workerCount(),
                test.distribution().word(),
                test.rateWeights(),
                test.onWorkerLoss().word(),
                test.tags(),
                plannedHits,
                spec == null
                        ? List.of()
                        : spec.targets().stream().map(TargetView::of).toList(),
                targetCount,
                spec == null ? null : OptionsView.of(spec.options()),
                settings,
                test.status().attacks().stream().map(AttackView::of).toList(),
                queuePosition,
                notices,
                test.thresholds().stream().map(ThresholdView::of).toList());
    }

    private static @Nullable Double firstRate(Pacer pacer) {
        return pacer.inEffectAt(0) instanceof UnpacedPacer ? null : Double.valueOf(pacer.ratePerSecond(0));
    }
}
