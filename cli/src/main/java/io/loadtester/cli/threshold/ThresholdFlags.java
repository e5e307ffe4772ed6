package io.loadtester.cli.threshold;

import io.loadtester.common.threshold.Threshold;
import io.loadtester.spec.InputException;
import io.loadtester.spec.threshold.ThresholdException;
import io.loadtester.spec.threshold.ThresholdParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags {@code --threshold} and {@code --abort-on}. */
public final class ThresholdFlags {

    @Option(
            names = "--threshold",
            paramLabel = "TEXT",
            description = {
                "A condition on the results; exit code 99 if it fails. May be repeated. Times: 'p99(response) < 250ms',"
                        + " p99.9(service), p90(firstByte), max(startDelay), mean(…). Hits, as a number or a share: 'failures < 1%%',"
                        + " 'failures(timeout) < 10', 'success >= 99.9%%', 'status(5xx) < 0.1%%'. A hit answered with an"
                        + " error status has failed, and one that failed counts as slower than any answer;"
                        + " 'p99(response, succeeded)', '(…, failed)' and '(…, all)' cover only those. Rates: 'rate > 99%% of target',"
                        + " 'throughput > 900/s'. Optional: 'for target \"name\"', 'from 10s to 60s' of the test,"
                        + " and 'abort' or 'abort after 10s'."
            })
    private @Nullable List<String> thresholds;

    @Option(
            names = "--abort-on",
            paramLabel = "TEXT",
            description = "The same as --threshold 'TEXT abort': stops the test as soon as it can no longer pass;"
                    + " with 'abort after 10s', as soon as the results so far fail it, from 10 seconds on.")
    private @Nullable List<String> aborting;

    /** @throws InputException pointing at the character where parsing failed */
    public List<Threshold> read() {
        List<Threshold> all = new ArrayList<>();
        if (thresholds != null) {
            thresholds.forEach(text -> all.add(parse("--threshold", text)));
        }
        if (aborting != null) {
            for (String text : aborting) {
                Threshold threshold = parse("--abort-on", text);
                all.add(threshold.aborting(threshold.abortAfter()));
            }
        }
        return List.copyOf(all);
    }

    private static Threshold parse(String flag, String text) {
        try {
            return ThresholdParser.parse(text);
        } catch (ThresholdException e) {
            throw new InputException(flag, String.valueOf(e.getMessage()));
        }
    }
}
