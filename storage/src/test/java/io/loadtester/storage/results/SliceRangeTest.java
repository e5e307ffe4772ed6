package io.loadtester.storage.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceRangeTest {

    @Test
    void isOneWhereNothingIsRolledUp() {
        assertThat(whole(0, 90)).containsExactly(new SliceRange(0, 90, 0, 0));
    }

    @Test
    void joinsMinutesInARow() {
        assertThat(whole(0, Integer.MAX_VALUE, minute(0), minute(1), minute(3)))
                .containsExactly(
                        new SliceRange(0, 120, 60, 60),
                        new SliceRange(120, 180, 0, 0),
                        new SliceRange(180, 240, 60, 60),
                        new SliceRange(240, Integer.MAX_VALUE, 0, 0));
    }

    @Test
    void takesOnlyWholeRollUps() {
        assertThat(whole(30, 150, minute(0), minute(1), minute(2)))
                .containsExactly(
                        new SliceRange(30, 60, 0, 0), new SliceRange(60, 120, 60, 60), new SliceRange(120, 150, 0, 0));
        assertThat(whole(61, 119, minute(0), minute(1))).containsExactly(new SliceRange(61, 119, 0, 0));
    }

    @Test
    void takesAnHourBeforeItsMinutes() {
        List<RollupPeriod> periods =
                new ArrayList<>(List.of(new RollupPeriod(0, 3_600), new RollupPeriod(3_600, 3_600)));
        IntStream.range(0, 121).forEach(number -> periods.add(minute(number)));

        assertThat(SliceRange.of(0, 8_000, periods, RollupPeriod::seconds))
                .containsExactly(
                        new SliceRange(0, 7_200, 3_600, 3_600),
                        new SliceRange(7_200, 7_260, 60, 60),
                        new SliceRange(7_260, 8_000, 0, 0));
        assertThat(SliceRange.of(3_540, 7_300, periods, RollupPeriod::seconds))
                .containsExactly(
                        new SliceRange(3_540, 3_600, 60, 60),
                        new SliceRange(3_600, 7_200, 3_600, 3_600),
                        new SliceRange(7_200, 7_260, 60, 60),
                        new SliceRange(7_260, 7_300, 0, 0));
    }

    @Test
    void takesPartsOfAMinuteWhereSecondsAreRolledUp() {
        assertThat(SliceRange.of(30, 150, List.of(minute(0), minute(1)), RollupPeriod::binSeconds))
                .containsExactly(new SliceRange(30, 120, 60, 1), new SliceRange(120, 150, 0, 0));
        assertThat(SliceRange.of(61, 119, List.of(minute(0), minute(1)), RollupPeriod::binSeconds))
                .containsExactly(new SliceRange(61, 119, 60, 1));
    }

    @Test
    void cutsAnHourBetweenItsBins() {
        List<RollupPeriod> periods = new ArrayList<>(List.of(new RollupPeriod(0, 3_600)));
        IntStream.range(0, 60).forEach(number -> periods.add(minute(number)));

        assertThat(SliceRange.of(95, 3_587, periods, RollupPeriod::binSeconds))
                .containsExactly(
                        new SliceRange(95, 120, 60, 1),
                        new SliceRange(120, 3_580, 3_600, 10),
                        new SliceRange(3_580, 3_587, 60, 1));
    }

    private static RollupPeriod minute(int number) {
        return new RollupPeriod(number * 60, 60);
    }

    private static List<SliceRange> whole(int from, int to, RollupPeriod... periods) {
        return SliceRange.of(from, to, List.of(periods), RollupPeriod::seconds);
    }
}
