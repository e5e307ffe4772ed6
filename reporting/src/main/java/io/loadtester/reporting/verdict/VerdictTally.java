package io.loadtester.reporting.verdict;

import io.loadtester.common.result.Cause;
import io.loadtester.common.result.Plural;
import io.loadtester.common.result.Validity;
import io.loadtester.common.result.Validity.Finding;
import io.loadtester.common.result.Verdict;
import io.loadtester.common.result.Verdict.Status;
import io.loadtester.common.result.WorkerSecond;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts a verdict together from worker seconds, each to be added once. Mutable, used by one thread. */
public final class VerdictTally {

    private static final int CAUSES_NAMED = 4;
    private static final int WORKERS_NAMED = 3;

    private long hits;
    private long seconds;
    private final Map<Status, Long> hitsBy = new EnumMap<>(Status.class);
    private final Map<Status, Long> secondsBy = new EnumMap<>(Status.class);
    private final Map<Cause, Sighting> sightings = new EnumMap<>(Cause.class);

    /** Occurrences of a cause: its worst figure, and how many seconds of which workers. */
    private static final class Sighting {
        Status status = Status.VALID;
        double worst;
        long seconds;
        long hits;
        final Map<String, Long> secondsByWorker = new TreeMap<>();

        void add(Finding finding, WorkerSecond workerSecond) {
            status = status.or(finding.status());
            worst = Math.max(worst, finding.figure());
            seconds++;
            hits += workerSecond.scheduled();
            secondsByWorker.merge(workerSecond.workerId(), 1L, Long::sum);
        }
    }

    public void add(WorkerSecond workerSecond) {
        Validity validity = Validity.of(workerSecond);
        hits += workerSecond.scheduled();
        seconds++;
        hitsBy.merge(validity.status(), workerSecond.scheduled(), Long::sum);
        secondsBy.merge(validity.status(), 1L, Long::sum);
        for (Finding finding : validity.findings()) {
            sightings.computeIfAbsent(finding.cause(), cause -> new Sighting()).add(finding, workerSecond);
        }
    }

    /** The verdict on what was added, if no results were lost. */
    public Verdict verdict() {
        return verdict(0, 0);
    }

    /**
     * The verdict on what was added.
     *
     * @param lostIntervals intervals that workers lost
     * @param scheduled hits that workers should have accounted for; for those beyond the added ones the generator's
     *     health is unknown
     */
    public Verdict verdict(long lostIntervals, long scheduled) {
        long unjudged = Math.max(0, scheduled - hits);
        return new Verdict(
                status(lostIntervals, unjudged),
                reasons(lostIntervals, unjudged),
                hits,
                hitsBy(Status.INVALID),
                hitsBy(Status.DEGRADED),
                seconds,
                secondsBy(Status.INVALID),
                secondsBy(Status.DEGRADED));
    }

    private Status status(long lostIntervals, long unjudged) {
        double tolerated = (hits + unjudged) * Verdict.TOLERATED_SHARE;
        if (lostIntervals > 0 || hitsBy(Status.INVALID) > tolerated) {
            return Status.INVALID;
        }
        boolean degraded = secondsBy(Status.INVALID) > 0 || hitsBy(Status.DEGRADED) > tolerated || unjudged > tolerated;
        return degraded ? Status.DEGRADED : Status.VALID;
    }

    private List<String> reasons(long lostIntervals, long unjudged) {
        List<String> reasons = new ArrayList<>();
        if (lostIntervals > 0) {
            reasons.add("workers lost " + Plural.of(lostIntervals, "interval") + " of results");
        }
        if (unjudged > 0) {
            reasons.add("no worker reported its health for " + Plural.of(unjudged, "hit"));
        }
        if (secondsBy(Status.INVALID) > 0) {
            reasons.add(share(Status.INVALID));
        }
        if (secondsBy(Status.DEGRADED) > 0) {
            reasons.add(share(Status.DEGRADED));
        }
        sightings.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing((Sighting sighting) -> sighting.status)
                        .thenComparingLong(sighting -> sighting.hits)
                        .thenComparingLong(sighting -> sighting.seconds)
                        .reversed()))
                .limit(CAUSES_NAMED)
                .forEach(entry -> reasons.add(text(entry.getKey(), entry.getValue())));
        return reasons;
    }

    private String share(Status status) {
        double percent = hits == 0 ? 0 : 100.0 * hitsBy(status) / hits;
        return String.format(
                Locale.ROOT,
                "%s %% of the hits were due in %s seconds of the generator (%,d of %s)",
                percent > 0 && percent < 0.01 ? "< 0.01" : String.format(Locale.ROOT, "%.2f", percent),
                status.word(),
                secondsBy(status),
                Plural.of(seconds, "worker-second"));
    }

    private static String text(Cause cause, Sighting sighting) {
        List<String> workers = sighting.secondsByWorker.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        String named = String.join(", ", workers.subList(0, Math.min(WORKERS_NAMED, workers.size())));
        String more = workers.size() > WORKERS_NAMED ? " and " + (workers.size() - WORKERS_NAMED) + " more" : "";
        return cause.text(sighting.worst, sighting.status) + ", in " + number(sighting.seconds) + " s of " + named
                + more;
    }

    private long hitsBy(Status status) {
        return hitsBy.getOrDefault(status, 0L);
    }

    private long secondsBy(Status status) {
        return secondsBy.getOrDefault(status, 0L);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
