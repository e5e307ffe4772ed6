package io.loadtester.attack.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialBudgetTest {

    private static final long MILLI = 1_000_000;

    private final DialBudget budget = new DialBudget(0);

    @Test
    void allowsAHandfulAtOnce() {
        budget.spend(MILLI - 1);
        assertThat(budget.allows(0, 0)).isTrue();

        budget.spend(1);
        assertThat(budget.allows(0, 0)).isFalse();
    }

    @Test
    void givesHalfOfTheRestBack() {
        budget.spend(3 * MILLI);

        assertThat(budget.allows(0, 4 * MILLI)).isFalse();
        assertThat(budget.allows(0, 4 * MILLI + 2)).isTrue();
    }

    @Test
    void givesALoopThatNeverRestsAFew() {
        budget.spend(2 * MILLI);

        assertThat(budget.allows(256 * MILLI, 0)).isFalse();
        assertThat(budget.allows(257 * MILLI, 0)).isTrue();
    }

    @Test
    void doesNotSaveUpForEver() {
        assertThat(budget.allows(1_000_000 * MILLI, 1_000_000 * MILLI)).isTrue();

        budget.spend(MILLI);
        assertThat(budget.allows(1_000_000 * MILLI, 1_000_000 * MILLI)).isFalse();
    }
}
