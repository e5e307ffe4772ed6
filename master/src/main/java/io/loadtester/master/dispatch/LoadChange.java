package io.loadtester.master.dispatch;

import io.loadtester.common.result.GoDuration;
import io.loadtester.common.result.Plural;
import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.LoadTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants to be different in a running test, from the next cut-over on; null for what stays.
 *
 * @param ratePerSecond another rate: arrivals at random stay random, any other pacer is replaced by a constant one
 * @param pacer another pacer; null if there is a rate
 * @param duration how long the whole test lasts then, from its start
 * @param workerCount how many workers attack then
 */
public record LoadChange(
        @Nullable Double ratePerSecond,
        @Nullable Pacer pacer,
        @Nullable Duration duration,
        @Nullable Integer workerCount) {

    /** The test with this change. */
    LoadTest appliedTo(LoadTest test, long cutOverNanos) {
        AttackSpec spec = test.spec();
        Pacer next = nextPacer(spec.pacer().inEffectAt(cutOverNanos));
        return test.withLoad(
                spec.withLoad(
                        next == null ? spec.pacer() : ChangedPacer.of(spec.pacer(), cutOverNanos, next),
                        duration == null ? spec.duration() : duration),
                workerCount == null ? test.workerCount() : workerCount);
    }

    private @Nullable Pacer nextPacer(Pacer now) {
        if (ratePerSecond == null) {
            return pacer;
        }
        return now instanceof PoissonPacer random
                ? new PoissonPacer(ratePerSecond, random.seed())
                : new ConstantPacer(ratePerSecond);
    }

    /** In words, for the test's events. */
    String text(LoadTest changed, long cutOverNanos) {
        List<String> parts = new ArrayList<>();
        if (ratePerSecond != null || pacer != null) {
            parts.add(text(changed.spec().pacer().inEffectAt(cutOverNanos)));
        }
        if (workerCount != null) {
            parts.add("it is attacked by " + Plural.of(workerCount, "worker"));
        }
        String from =
                parts.isEmpty() ? "" : String.join(" and ", parts) + " from second " + second(cutOverNanos) + " on";
        String end = duration == null ? "" : "the test ends after " + GoDuration.format(duration.toNanos());
        return from + (from.isEmpty() || end.isEmpty() ? "" : "; ") + end;
    }

    /** A pacer that begins at a cut-over, in words that are followed by when. */
    public static String text(Pacer pacer, long cutOverNanos) {
        return text(pacer) + " from second " + second(cutOverNanos) + " on";
    }

    private static String text(Pacer pacer) {
        if (pacer instanceof ConstantPacer constant) {
            return "rate is " + number(constant.ratePerSecond()) + "/s";
        }
        return pacer instanceof PoissonPacer random
                ? "rate is " + number(random.ratePerSecond()) + "/s at random"
                : "arrivals follow a new pacer, which begins at " + number(pacer.ratePerSecond(0)) + "/s,";
    }

    private static String second(long nanos) {
        return number(Math.floor(nanos / 1e8) / 10);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.valueOf(value);
    }
}
