package io.loadtester.reporting.report;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Everything that the forms of a report are rendered from.
 *
 * @param responseTime of every hit of the selection that ended
 * @param overTime the selection's seconds, in order
 */
public record Findings(Report report, Histogram responseTime, List<LatencyOverTime.Point> overTime) {

    public Findings {
        overTime = List.copyOf(overTime);
    }
}
