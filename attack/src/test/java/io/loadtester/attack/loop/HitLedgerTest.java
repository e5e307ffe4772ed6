package io.loadtester.attack.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.assertion.Expectations;
import io.loadtester.attack.capture.Capture;
import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.HitSink;
import io.loadtester.attack.hit.Request;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.common.url.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitLedgerTest {

    private final List<String> heard = new ArrayList<>();
    private final HitLedger ledger = new HitLedger(new Heard(), expectations());

    @Test
    void countsAHitWhereItIs() {
        Hit hit = hit(10);

        ledger.scheduled(hit);
        assertThat(List.of(ledger.waiting(), ledger.inFlight())).containsExactly(1L, 0L);
        ledger.sent(hit, 12);
        assertThat(List.of(ledger.waiting(), ledger.inFlight())).containsExactly(0L, 1L);
        hit.respond(200, 0);
        ledger.responded(hit, 15);

        assertThat(List.of(ledger.waiting(), ledger.inFlight())).containsExactly(0L, 0L);
        assertThat(heard).containsExactly("scheduled", "sent", "ended");
    }

    @Test
    void aHitThatWasNeverSentEndsFromWhereItWaits() {
        Hit hit = hit(10);
        ledger.scheduled(hit);

        ledger.ended(hit, new Failure(FailureKind.NO_CONNECTION, "none"), 20);

        assertThat(List.of(ledger.waiting(), ledger.inFlight())).containsExactly(0L, 0L);
        assertThat(heard).containsExactly("scheduled", "ended NO_CONNECTION");
    }

    @Test
    void aSecondRequestOfAHitIsNotSentTwice() {
        Hit hit = hit(10);
        ledger.scheduled(hit);

        ledger.sent(hit, 12);
        ledger.sent(hit, 14);

        assertThat(ledger.inFlight()).isEqualTo(1);
        assertThat(heard).containsExactly("scheduled", "sent");
    }

    @Test
    void anErrorStatusFailsTheHit() {
        Hit hit = hit(10);
        ledger.scheduled(hit);
        ledger.sent(hit, 12);
        hit.respond(503, 0);

        ledger.responded(hit, 15);

        assertThat(heard).endsWith("ended STATUS");
    }

    @Test
    void hitsAreReusedAndNoTwoThatLiveShareAnIndex() {
        Hit one = hit(10);
        Hit two = hit(20);
        assertThat(two.index()).isNotEqualTo(one.index());

        ledger.scheduled(one);
        ledger.ended(one, new Failure(FailureKind.NO_CONNECTION, "none"), 20);
        ledger.reuse(one);

        assertThat(hit(30)).isSameAs(one);
    }

    @Test
    void remembersTheFirstAndTheLastOfEachInstant() {
        for (long due = 10; due <= 30; due += 10) {
            Hit hit = hit(due);
            ledger.scheduled(hit);
            ledger.sent(hit, due + 1);
            hit.respond(200, 0);
            ledger.responded(hit, due + 5);
            ledger.reuse(hit);
        }

        assertThat(ledger.end(3, 4, 2)).isEqualTo(new LoopEnd(10, 30, 11, 31, 35, 3, 4, 2));
    }

    private Hit hit(long dueNanoTime) {
        Hit hit = ledger.next();
        hit.begin(1, 0, 0, dueNanoTime, dueNanoTime, new Nothing(), dueNanoTime);
        return hit;
    }

    private static Expectations expectations() {
        Target target = new Target("one", "GET", URI.create("http://a.example/"), List.of(), Body.EMPTY);
        AttackSpec spec = new AttackSpec(
                "test", new ConstantPacer(1), Duration.ofSeconds(1), List.of(target), AttackOptions.DEFAULTS);
        return Expectations.of(spec, Capture.NOTHING);
    }

    private record Nothing() implements Request {
        @Override
        public Origin origin() {
            return new Origin(false, "a.example", 80);
        }

        @Override
        public String url() {
            return "http://a.example/";
        }

        @Override
        public boolean keepAlive() {
            return true;
        }

        @Override
        public int bodyBytes() {
            return 0;
        }

        @Override
        public boolean isOfOneHit() {
            return false;
        }

        @Override
        public void release() {}
    }

    private final class Heard implements HitSink {
        @Override
        public void scheduled(Hit hit) {
            heard.add("scheduled");
        }

        @Override
        public void sent(Hit hit) {
            heard.add("sent");
        }

        @Override
        public void ended(Hit hit) {
            Failure failure = hit.failure();
            heard.add(failure == null ? "ended" : "ended " + failure.kind());
        }
    }
}
