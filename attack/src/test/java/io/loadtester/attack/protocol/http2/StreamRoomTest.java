package io.loadtester.attack.protocol.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamRoomTest {

    private int active;
    private final StreamRoom room = new StreamRoom(() -> active);

    @Test
    void aServerThatSetsNoLimitAllowsAThousandUnlessItHasSetOneBefore() {
        room.allow(null);
        assertThat(room.capacity()).isEqualTo(1000);

        room.allow(7L);
        room.allow(null);
        assertThat(room.capacity()).isEqualTo(7);

        room.allow(0xFFFFFFFFL);
        assertThat(room.capacity()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aServerThatHasNotSpokenYetAllowsOne() {
        assertThat(room.isThere()).isTrue();

        active = 1;
        assertThat(room.isThere()).isFalse();
    }

    @Test
    void eachTurnIsNoticedOnce() {
        room.allow(1L);
        assertThat(room.noticeTurn()).isFalse();

        active = 1;
        assertThat(room.noticeTurn()).isTrue();
        assertThat(room.isOffered()).isFalse();
        assertThat(room.noticeTurn()).isFalse();

        active = 0;
        assertThat(room.noticeTurn()).isTrue();
        assertThat(room.isOffered()).isTrue();
    }

    @Test
    void whileAHitIsSentThePoolIsNotTold() {
        room.allow(1L);
        room.beginSending();
        active = 1;
        assertThat(room.noticeTurn()).isFalse();
        assertThat(room.isOffered()).isFalse();

        room.endSending();
        assertThat(room.noticeTurn()).isFalse();

        active = 0;
        assertThat(room.noticeTurn()).isTrue();
    }

    @Test
    void whatIsSpentHasNoRoomAndWhatIsRetiredTellsNothing() {
        room.spend();
        assertThat(room.isThere()).isFalse();
        assertThat(room.noticeTurn()).isTrue();

        assertThat(room.retire()).isTrue();
        assertThat(room.retire()).isFalse();
        room.spend();
        active = 100;
        assertThat(room.noticeTurn()).isFalse();
        assertThat(room.isSpent()).isTrue();
    }
}
