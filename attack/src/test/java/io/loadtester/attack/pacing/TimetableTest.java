package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.schedule.UnpacedPacer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Epoch FIRST = new Epoch(1, Share.WHOLE, 0);

    private record Entry(int epoch, long hit, long dueNanos) {}

    @Test
    void holdsEveryHitOfTheDurationInOrder() {
        Timetable timetable = new Timetable(new ConstantPacer(4), SECOND, 0, 1, FIRST);

        assertThat(rest(timetable))
                .containsExactly(
                        new Entry(1, 0, 0),
                        new Entry(1, 1, 250_000_000),
                        new Entry(1, 2, 500_000_000),
                        new Entry(1, 3, 750_000_000));
        assertThat(timetable.nextDueNanos()).isEqualTo(Timetable.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void theLoopsOfAWorkerTogetherHaveItsHits(int loops) {
        List<Long> hits = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            Timetable timetable = new Timetable(new ConstantPacer(333.3), 2 * SECOND, loop, loops, FIRST);
            rest(timetable).forEach(entry -> hits.add(entry.hit()));
        }

        assertThat(hits).hasSize(667).doesNotHaveDuplicates().allMatch(hit -> hit < 667);
    }

    @Test
    void aWorkerThatJoinsBeginsAtItsCutOver() {
        Timetable timetable =
                new Timetable(new ConstantPacer(10), 2 * SECOND, 0, 1, new Epoch(3, new Share(0.5, 0), SECOND));

        assertThat(rest(timetable)).hasSize(5).first().isEqualTo(new Entry(3, 0, SECOND));
    }

    @Test
    void hitsDueBeforeACutOverGoOutAndThoseFromItOnFollowTheNewShare() {
        Timetable timetable = new Timetable(new ConstantPacer(10), 2 * SECOND, 0, 1, FIRST);
        timetable.advance();

        timetable.change(new Epoch(2, new Share(0.5, 0.5), SECOND));

        List<Entry> rest = rest(timetable);
        assertThat(rest)
                .filteredOn(entry -> entry.epoch() == 1)
                .hasSize(9)
                .allMatch(entry -> entry.dueNanos() < SECOND);
        assertThat(rest)
                .filteredOn(entry -> entry.epoch() == 2)
                .extracting(Entry::dueNanos)
                .containsExactly(1_100_000_000L, 1_300_000_000L, 1_500_000_000L, 1_700_000_000L, 1_900_000_000L);
        assertThat(timetable.lastEpoch()).isEqualTo(2);
    }

    @Test
    void aChangeThatComesLateTakesNothingBackAndSkipsNothing() {
        Timetable timetable = new Timetable(new ConstantPacer(10), 2 * SECOND, 0, 1, FIRST);
        for (int i = 0; i < 15; i++) {
            timetable.advance();
        }

        timetable.change(new Epoch(2, Share.WHOLE, SECOND));

        assertThat(rest(timetable))
                .hasSize(10)
                .allMatch(entry -> entry.epoch() == 2)
                .first()
                .isEqualTo(new Entry(2, 0, SECOND));
    }

    @Test
    void ofTwoChangesToComeTheNewerHolds() {
        Timetable timetable = new Timetable(new ConstantPacer(10), 3 * SECOND, 0, 1, FIRST);

        timetable.change(new Epoch(2, new Share(0.1, 0), 2 * SECOND));
        timetable.change(new Epoch(3, new Share(0.5, 0), SECOND));

        assertThat(rest(timetable)).extracting(Entry::epoch).containsOnly(1, 3).hasSize(10 + 10);
    }

    @Test
    void ignoresAnEpochThatIsNotNewer() {
        Timetable timetable = new Timetable(new ConstantPacer(10), SECOND, 0, 1, new Epoch(2, Share.WHOLE, 0));

        timetable.change(new Epoch(2, new Share(9, 0), 0));
        timetable.change(new Epoch(1, new Share(9, 0), 0));

        assertThat(rest(timetable)).hasSize(10).extracting(Entry::epoch).containsOnly(2);
    }

    @Test
    void nothingFollowsItsEnd() {
        Timetable timetable = new Timetable(new ConstantPacer(10), SECOND, 0, 1, FIRST);

        timetable.end();
        timetable.change(new Epoch(2, Share.WHOLE, 0));

        assertThat(timetable.nextDueNanos()).isEqualTo(Timetable.NONE);
    }

    @Test
    void unpacedAHitIsDueWheneverAsked() {
        Timetable timetable = new Timetable(new UnpacedPacer(), SECOND, 1, 2, FIRST);

        assertThat(timetable.isUnpaced()).isTrue();
        for (long elapsed : new long[] {0, 0, 7, SECOND - 1}) {
            assertThat(timetable.isDue(elapsed)).isTrue();
            assertThat(timetable.dueNanos(elapsed)).isEqualTo(elapsed);
            timetable.advance();
        }
        assertThat(timetable.hit()).isEqualTo(9);
        assertThat(timetable.nextDueNanos()).isZero();
        assertThat(timetable.isDue(SECOND)).isFalse();
        assertThat(timetable.nextDueNanos()).isEqualTo(Timetable.NONE);
    }

    @Test
    void unpacedAnEpochBeginsAtItsCutOver() {
        Timetable timetable =
                new Timetable(new UnpacedPacer(), 3 * SECOND, 0, 1, new Epoch(1, new Share(0.5, 0), SECOND));
        assertThat(timetable.isDue(SECOND - 1)).isFalse();
        assertThat(timetable.nextDueNanos()).isEqualTo(SECOND);

        timetable.change(new Epoch(2, Share.WHOLE, 2 * SECOND));

        assertThat(timetable.isDue(2 * SECOND - 1)).isTrue();
        assertThat(timetable.epoch()).isEqualTo(1);
        assertThat(timetable.isDue(2 * SECOND)).isTrue();
        assertThat(timetable.epoch()).isEqualTo(2);
        assertThat(timetable.hit()).isZero();
        timetable.end();
        assertThat(timetable.isDue(2 * SECOND + 1)).isFalse();
    }

    @Test
    void unpacedTheLoopsHaveTheirPartsOfTheWorkersPartOfALimit() {
        Extent extent = new Extent(new UnpacedPacer(), SECOND, 21);
        List<Long> hits = new ArrayList<>();
        for (int loop = 0; loop < 3; loop++) {
            Timetable timetable = new Timetable(extent, loop, 3, new Epoch(1, new Share(0.5, 0), 0));
            while (timetable.isDue(5)) {
                hits.add(timetable.hit());
                timetable.advance();
            }
        }

        assertThat(hits).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aLimitHoldsForAllEpochsTogether() {
        for (Pacer pacer : List.of(new UnpacedPacer(), new PoissonPacer(1_000, 1))) {
            Extent extent = new Extent(pacer, 10 * SECOND, 100);
            Timetable timetable = new Timetable(extent, 0, 1, new Epoch(1, new Share(0.5, 0), 0));
            timetable.change(new Epoch(2, Share.WHOLE, SECOND / 50));
            int released = 0;
            for (long elapsed = 0; elapsed < 10 * SECOND; elapsed += SECOND / 1_000) {
                if (timetable.isDue(elapsed)) {
                    timetable.advance();
                    released++;
                }
            }

            assertThat(released).isEqualTo(100);
            assertThat(timetable.epoch()).isEqualTo(2);
        }
    }

    @Test
    void aLimitedPacedScheduleEndsWithItsLastHit() {
        Timetable timetable = new Timetable(new Extent(new ConstantPacer(10), 2 * SECOND, 7), 0, 1, FIRST);

        assertThat(timetable.isUnpaced()).isFalse();
        assertThat(rest(timetable)).hasSize(7).last().isEqualTo(new Entry(1, 6, 600_000_000));
    }

    private static List<Entry> rest(Timetable timetable) {
        List<Entry> entries = new ArrayList<>();
        while (timetable.nextDueNanos() != Timetable.NONE) {
            entries.add(new Entry(timetable.epoch(), timetable.hit(), timetable.nextDueNanos()));
            timetable.advance();
        }
        assertThat(entries).extracting(Entry::dueNanos).isSorted();
        return entries;
    }
}
