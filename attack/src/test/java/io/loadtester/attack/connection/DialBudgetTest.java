package io.loadtester.attack.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialBudgetTest {

    private static final long MILLI = 1_000_000;

    private final DialBudget budget = new DialBudget(0);

    @Test
    void allowsAHandfulAtOnce() {
        budget.spend(9 * MILLI);
        assertThat(budget.allows(0)).isTrue();

        budget.spend(MILLI);
        assertThat(budget.allows(0)).isFalse();
    }

    @Test
    void givesAnEighthOfTheTimeBack() {
        budget.spend(20 * MILLI);

        assertThat(budget.allows(80 * MILLI)).isFalse();
        assertThat(budget.allows(81 * MILLI)).isTrue();
    }

    @Test
    void doesNotSaveUpForEver() {
        assertThat(budget.allows(1_000_000 * MILLI)).isTrue();

        budget.spend(10 * MILLI);
        assertThat(budget.allows(1_000_000 * MILLI)).isFalse();
    }
}
