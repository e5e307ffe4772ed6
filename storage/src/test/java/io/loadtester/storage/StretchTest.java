package io.loadtester.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StretchTest {

    @Test
    void isOneWhereNothingIsRolledUp() {
        assertThat(of(0, 90, 60)).containsExactly(new Stretch(0, 90, false));
    }

    @Test
    void joinsMinutesInARow() {
        assertThat(of(0, Integer.MAX_VALUE, 60, 0, 1, 3))
                .containsExactly(
                        new Stretch(0, 120, true),
                        new Stretch(120, 180, false),
                        new Stretch(180, 240, true),
                        new Stretch(240, Integer.MAX_VALUE, false));
    }

    @Test
    void takesOnlyWholeRollUps() {
        assertThat(of(30, 150, 60, 0, 1, 2))
                .containsExactly(new Stretch(30, 60, false), new Stretch(60, 120, true), new Stretch(120, 150, false));
        assertThat(of(61, 119, 60, 0, 1, 2)).containsExactly(new Stretch(61, 119, false));
    }

    @Test
    void takesPartsOfAMinuteWhereSecondsAreRolledUp() {
        assertThat(of(30, 150, 1, 0, 1)).containsExactly(new Stretch(30, 120, true), new Stretch(120, 150, false));
    }

    private static List<Stretch> of(int from, int to, int granularity, Integer... rolledMinutes) {
        return Stretch.of(from, to, new TreeSet<>(List.of(rolledMinutes)), granularity);
    }
}
