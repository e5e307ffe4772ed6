package io.loadtester.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {

    private final Lease lease = new Lease();

    @Test
    void endsOnceWhenNothingWasHeardForItsLength() {
        lease.begin(30, 1_000);

        assertThat(lease.endsAt(1_030)).isFalse();
        assertThat(lease.endsAt(1_031)).isTrue();
        assertThat(lease.endsAt(1_032)).isFalse();
    }

    @Test
    void countsFromTheLastWord() {
        lease.begin(30, 1_000);

        lease.renew(1_020);

        assertThat(lease.endsAt(1_050)).isFalse();
        assertThat(lease.endsAt(1_051)).isTrue();
    }

    @Test
    void isNotBroughtBackByALateWordButByANewRegistration() {
        lease.begin(30, 1_000);
        lease.endsAt(1_031);

        lease.renew(1_040);

        assertThat(lease.endsAt(2_000)).isFalse();
        lease.begin(30, 3_000);
        assertThat(lease.endsAt(3_031)).isTrue();
    }

    @Test
    void doesNotEndBeforeItBegan() {
        assertThat(lease.endsAt(Long.MAX_VALUE)).isFalse();
    }
}
