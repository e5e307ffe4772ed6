package io.loadtester.cli.search;

import io.loadtester.cli.search.CapacitySearch.Found;
import io.loadtester.cli.search.CapacitySearch.GeneratorLimit;
import io.loadtester.cli.search.CapacitySearch.Interrupted;
import io.loadtester.cli.search.CapacitySearch.Move;
import io.loadtester.cli.search.CapacitySearch.NoneHolds;
import io.loadtester.cli.terminal.ExitCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The measured latency-throughput curve, in order of measurement, and the result of the search.
 *
 * @param end anything but a step
 */
record Curve(List<CurvePoint> points, Move end) {

    Curve {
        points = List.copyOf(points);
    }

    /** @param interrupted the exit code if the search was interrupted */
    int exitCode(int interrupted) {
        if (end instanceof Interrupted) {
            return interrupted;
        }
        if (end instanceof Found) {
            return ExitCode.OK;
        }
        return end instanceof NoneHolds ? ExitCode.THRESHOLD : ExitCode.DOUBTFUL;
    }

    /** The result for scripts: found, none_holds, generator_limit or interrupted. */
    String result() {
        if (end instanceof Interrupted) {
            return "interrupted";
        }
        if (end instanceof Found) {
            return "found";
        }
        return end instanceof NoneHolds ? "none_holds" : "generator_limit";
    }

    /** The confirmed rate; 0 when none was found. */
    double foundPerSecond() {
        return end instanceof Found found ? found.ratePerSecond() : 0;
    }

    /** The result in a sentence. */
    String conclusion() {
        if (end instanceof Found found) {
            return found.isHighest()
                    ? "Holds at " + rate(found.ratePerSecond())
                            + ", the highest rate of the search: more may be possible."
                    : "Holds up to " + rate(found.ratePerSecond()) + ", confirmed.";
        }
        if (end instanceof GeneratorLimit limit) {
            String before =
                    limit.heldPerSecond() > 0 ? "; up to " + rate(limit.heldPerSecond()) + " the thresholds held" : "";
            return "The generator is the limit at " + rate(limit.ratePerSecond()) + before + ".";
        }
        if (end instanceof Interrupted interrupted) {
            return interrupted.heldPerSecond() > 0
                    ? "Interrupted; up to " + rate(interrupted.heldPerSecond())
                            + " the thresholds held, which is not confirmed."
                    : "Interrupted before the thresholds held at any rate.";
        }
        return end instanceof NoneHolds none
                ? "Does not hold, not even at " + rate(none.ratePerSecond()) + "."
                : "The search has not ended.";
    }

    /** Formats a rate with up to six significant digits. */
    static String rate(double perSecond) {
        return number(perSecond) + "/s";
    }

    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
