package io.loadtester.master.dispatch;

import io.loadtester.common.result.Plural;
import io.loadtester.master.fleet.FleetRoster;
import io.loadtester.reporting.report.Completeness;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The last results of a test, while some are not stored yet.
 *
 * @param unsent how many of them its workers hold because Kafka has not accepted them
 * @param holders how many workers hold unsent results
 * @param missing what is not stored, in words
 */
record AwaitedResults(long unsent, int holders, List<String> missing) {

    static final String DATABASE = "waits for the database, which does not answer";

    private static final int SHOWN = 3;

    AwaitedResults {
        missing = List.copyOf(missing);
    }

    static AwaitedResults of(Execution execution, Completeness audit, FleetRoster roster) {
        UUID testId = execution.test().id();
        long[] unsent = execution.attacks().notLost().stream()
                .mapToLong(workerId -> roster.unsentResults(workerId, testId))
                .filter(results -> results > 0)
                .toArray();
        return new AwaitedResults(Arrays.stream(unsent).sum(), unsent.length, audit.missing());
    }

    boolean areUnsent() {
        return unsent > 0;
    }

    String inWords() {
        if (areUnsent()) {
            return "waits for Kafka to take " + Plural.of(unsent, "result") + " from " + Plural.of(holders, "worker");
        }
        String more = missing.size() > SHOWN ? "; and " + (missing.size() - SHOWN) + " more" : "";
        return "waits for results on their way: "
                + String.join("; ", missing.subList(0, Math.min(SHOWN, missing.size()))) + more;
    }
}
