package io.loadtester.reporting.report;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.UnpacedPacer;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.LoadTest;
import java.util.List;
import java.util.OptionalLong;

/** How many hits the schedule gives a worker, over all epochs it takes part in. */
public final class PlannedHits {

    private PlannedHits() {}

    /** Had the worker not been lost, if it was. Nothing if hits are not planned but released as fast as possible. */
    public static OptionalLong of(LoadTest test, String workerId) {
        Extent extent = test.spec().extent();
        if (extent.pacer() instanceof UnpacedPacer) {
            return OptionalLong.empty();
        }
        List<Attack> attacks = test.status().attacks().stream()
                .filter(attack -> attack.workerId().equals(workerId))
                .toList();
        long end = extent.endNanos();
        long hits = 0;
        for (int i = 0; i < attacks.size(); i++) {
            Attack attack = attacks.get(i);
            long until =
                    i + 1 < attacks.size() ? Math.min(end, attacks.get(i + 1).cutOverNanos()) : end;
            long inEpoch = ArrivalSchedule.of(extent.pacer(), attack.share(), attack.cutOverNanos())
                    .hitsBefore(until);
            hits += Math.min(inEpoch, Math.max(0, extent.maxHits(attack.share()) - hits));
        }
        Feeder feeder = test.spec().options().feeder();
        return OptionalLong.of(
                feeder.isUsedOnce()
                        ? Math.min(hits, rows(test, workerId, feeder.rows().count()))
                        : hits);
    }

    /** How many of a feeder's rows are the worker's when each is used once. */
    private static long rows(LoadTest test, String workerId, long rows) {
        List<String> atFirst = test.status().attacks().stream()
                .filter(attack -> attack.epoch() == 1)
                .map(Attack::workerId)
                .toList();
        int index = atFirst.indexOf(workerId);
        return index < 0 ? 0 : new Lane(index, atFirst.size()).below(rows);
    }
}
