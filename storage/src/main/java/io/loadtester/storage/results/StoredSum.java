package io.loadtester.storage.results;

import io.loadtester.common.result.Ledger;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sum of one worker's stored intervals, or of some of them. */
record StoredSum(
        String workerId,
        long intervals,
        long scheduled,
        long sent,
        long abandoned,
        long skipped,
        long answered,
        long unanswered) {

    static Map<String, StoredSum> byWorker(Stream<StoredSum> parts) {
        return parts.collect(Collectors.toMap(StoredSum::workerId, Function.identity(), StoredSum::plus));
    }

    private StoredSum plus(StoredSum other) {
        return new StoredSum(
                workerId,
                intervals + other.intervals,
                scheduled + other.scheduled,
                sent + other.sent,
                abandoned + other.abandoned,
                skipped + other.skipped,
                answered + other.answered,
                unanswered + other.unanswered);
    }

    Ledger ledger() {
        return new Ledger(scheduled, sent, abandoned, skipped, answered, unanswered);
    }
}
