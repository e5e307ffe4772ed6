package io.loadtester.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {

    private final Lease lease = new Lease();

    @Test
    void endsOnceWhenNothingWasHeardForItsLength() {
        lease.begin(30, 60, 1_000);

        assertThat(lease.endsAt(1_030)).isFalse();
        assertThat(lease.endsAt(1_031)).isTrue();
        assertThat(lease.endsAt(1_032)).isFalse();
    }

    @Test
    void countsFromTheLastWord() {
        lease.begin(30, 60, 1_000);

        lease.renew(1_020);

        assertThat(lease.endsAt(1_050)).isFalse();
        assertThat(lease.endsAt(1_051)).isTrue();
    }

    @Test
    void isNotBroughtBackByALateWordButByANewRegistration() {
        lease.begin(30, 60, 1_000);
        lease.endsAt(1_031);

        lease.renew(1_040);

        assertThat(lease.endsAt(2_000)).isFalse();
        lease.begin(30, 60, 3_000);
        assertThat(lease.endsAt(3_031)).isTrue();
    }

    @Test
    void doesNotEndBeforeItBegan() {
        assertThat(lease.endsAt(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void lastsLongerWhileTheMasterIsCertainlyDead() {
        lease.begin(30, 60, 1_000);

        lease.refused(1_025);

        assertThat(lease.endsAt(1_060)).isFalse();
        assertThat(lease.endsAt(1_061)).isTrue();
    }

    @Test
    void isShortAgainOnceConnectionsAreNotRefusedAnyMore() {
        long second = 1_000_000_000L;
        lease.begin(30 * second, 60 * second, 0);
        lease.refused(25 * second);

        assertThat(lease.endsAt(35 * second)).isFalse();
        assertThat(lease.endsAt(36 * second)).isTrue();
    }

    @Test
    void isNeverLongerThanTheOrphanLease() {
        lease.begin(30, 20, 1_000);

        assertThat(lease.endsAt(1_021)).isTrue();
    }
}
