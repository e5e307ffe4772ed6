package io.loadtester.attack.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.hit.Failure;
import io.loadtester.attack.hit.Hit;
import io.loadtester.attack.hit.SkippedHits;
import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.http.RequestEncoder;
import io.loadtester.attack.http.RequestTemplate;
import io.loadtester.common.result.Completions;
import io.loadtester.common.result.Exemplar;
import io.loadtester.common.result.FailureKind;
import io.loadtester.common.result.Interval;
import io.loadtester.common.result.LatencyKind;
import io.loadtester.common.result.Ledger;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TargetList;
import io.loadtester.common.url.Url;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 77 * SECOND;

    private final TargetNames names = names("a", "b");
    private final Recorder recorder = new Recorder(names);
    private int hits;
    private final IntervalMerger merger = new IntervalMerger(new UUID(1, 2), "w", names);
    private final EncodedRequest request = RequestEncoder.encode(
            new RequestTemplate("POST", Url.parse("http://a.example/x"), List.of(), Body.of(new byte[7]), true),
            UnpooledByteBufAllocator.DEFAULT);

    @AfterEach
    void releaseRequest() {
        request.release();
    }

    @Test
    void countsAHitUnderItsSecondEpochAndTarget() {
        done(due(1, 0, 0), 1, 3);
        done(due(1, 0, SECOND - 1), 1, 3);
        done(due(1, 0, SECOND), 1, 3);
        done(due(2, 0, SECOND), 1, 3);
        done(due(2, 1, SECOND), 1, 3);

        List<Interval> intervals = cut();

        assertThat(intervals)
                .extracting(each -> each.epoch() + "/" + each.second() + "/" + each.target() + " "
                        + each.ledger().answered())
                .containsExactly("1/0/a 2", "1/1/a 1", "2/1/a 1", "2/1/b 1");
        assertThat(intervals).extracting(Interval::sequence).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void keepsItsTimesApart() {
        done(due(1, 0, 500), 10, 30);

        Interval interval = cut().get(0);

        assertThat(only(interval.latencies().histogram(LatencyKind.START_DELAY)))
                .isEqualTo(10);
        assertThat(only(interval.latencies().histogram(LatencyKind.SERVICE))).isEqualTo(30);
        assertThat(only(interval.latencies().histogram(LatencyKind.FIRST_BYTE))).isEqualTo(20);
        assertThat(only(interval.latencies().histogram(LatencyKind.RESPONSE))).isEqualTo(40);
        assertThat(interval.statusCodes()).isEqualTo(Map.of(200, 1L));
        assertThat(interval.bytesIn()).isEqualTo(5);
        assertThat(interval.bytesOut()).isEqualTo(7);
    }

    @Test
    void tellsHitsThatFailedFromThoseThatWereNeverSent() {
        Hit failed = due(1, 0, 0);
        send(failed, 1);
        end(failed, new Failure(FailureKind.RESET, "it was reset"), 5);
        Hit abandoned = due(1, 0, MILLI);
        end(abandoned, new Failure(FailureKind.DNS, "no such host"), 9);

        Interval interval = cut().get(0);

        assertThat(interval.ledger()).isEqualTo(new Ledger(2, 1, 1, 0, 1));
        assertThat(interval.failures()).isEqualTo(Map.of(FailureKind.RESET, 1L, FailureKind.DNS, 1L));
        assertThat(interval.succeeded()).isZero();
        assertThat(interval.completions()).isEqualTo(new Completions(0, 2));
        assertThat(interval.latencies().histogram(LatencyKind.FAILED_RESPONSE).getTotalCount())
                .isEqualTo(2);
        assertThat(interval.latencies().count(LatencyKind.RESPONSE)).isZero();
        assertThat(interval.exemplars()).extracting(Exemplar::text).containsExactly("it was reset", "no such host");
    }

    @Test
    void skippedHitsAreScheduledAndDidNotEnd() {
        done(due(1, 0, 500), 10, 30);
        recorder.skipped(new SkippedHits(1, 0, 0, null, 3));
        recorder.skipped(new SkippedHits(1, 1, 0, null, 4));

        List<Interval> intervals = cut();

        assertThat(intervals)
                .extracting(Interval::ledger)
                .containsExactly(new Ledger(4, 1, 0, 3, 1, 0), new Ledger(4, 0, 0, 4, 0, 0));
        assertThat(merger.total().isSettled()).isTrue();
        assertThat(intervals.get(1).completions()).isEqualTo(Completions.NONE);
    }

    @Test
    void whatComesLateIsAFurtherDeltaOfItsSecond() {
        Hit slow = due(1, 0, 100 * MILLI);
        send(slow, 1);
        List<Interval> first = cut();
        done(due(1, 0, SECOND), 1, 1);
        List<Interval> second = cut();
        slow.respond(200, 5);
        end(slow, null, 3_000);
        List<Interval> third = cut();

        assertThat(first).extracting(Interval::ledger).containsExactly(new Ledger(1, 1, 0, 0, 0));
        assertThat(second).extracting(Interval::second).containsExactly(1);
        assertThat(third).extracting(Interval::second).containsExactly(0, 3);
        assertThat(third).extracting(Interval::ledger).containsExactly(new Ledger(0, 0, 0, 1, 0), Ledger.ZERO);
        assertThat(third).extracting(Interval::completions).containsExactly(Completions.NONE, new Completions(1, 0));
        assertThat(third).extracting(Interval::sequence).containsExactly(2L, 3L);
        assertThat(merger.total()).isEqualTo(new Ledger(2, 2, 0, 2, 0));
    }

    /** A target that stalls answers nothing for a while and then all at once, whenever the hits were due. */
    @Test
    void countsCompletionsInTheSecondInWhichHitsEnded() {
        List<Hit> stalled = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            Hit hit = due(1, 0, second * SECOND + 500 * MILLI);
            send(hit, 0);
            stalled.add(hit);
        }
        stalled.forEach(hit -> {
            hit.respond(200, 1);
            end(hit, null, 2_600 - hit.dueNanos() / MILLI);
        });

        List<Interval> intervals = cut();

        assertThat(intervals).extracting(Interval::second).containsExactly(0, 1, 2);
        assertThat(intervals).extracting(Interval::succeeded).containsExactly(1L, 1L, 1L);
        assertThat(intervals)
                .extracting(Interval::completions)
                .containsExactly(Completions.NONE, Completions.NONE, new Completions(3, 0));
    }

    @Test
    void aSecondWithoutHitsHasNoInterval() {
        assertThat(cut()).isEmpty();
    }

    @Test
    void theCutsOfSeveralLoopsBecomeOne() {
        Recorder other = new Recorder(names);
        done(due(1, 0, 0), 1, 2);
        Hit hit = hit(1, 0, MILLI);
        other.scheduled(hit);
        hit.send(START + MILLI + 4 * MILLI);
        other.sent(hit);
        hit.respond(503, 1);
        hit.end(new Failure(FailureKind.STATUS, "503 Service Unavailable"), START + MILLI + 9 * MILLI);
        other.ended(hit);

        List<Interval> intervals = merger.merge(List.of(recorder.cut(), other.cut()));

        assertThat(intervals).hasSize(1);
        assertThat(intervals.get(0).ledger()).isEqualTo(new Ledger(2, 2, 0, 2, 0));
        assertThat(intervals.get(0).statusCodes()).isEqualTo(Map.of(200, 1L, 503, 1L));
        assertThat(intervals.get(0).completions()).isEqualTo(new Completions(1, 1));
        assertThat(merger.startDelayP99Nanos()).isBetween(4 * MILLI, 4 * MILLI + 4096);
    }

    @Test
    void cellsComeBackEmpty() {
        done(due(1, 0, 0), 1, 2);
        Interval before = cut().get(0);
        done(due(1, 0, 1), 1, 2);
        Interval after = cut().get(0);

        assertThat(after.ledger()).isEqualTo(before.ledger());
        assertThat(after.bytesIn()).isEqualTo(5);
        assertThat(after.statusCodes()).isEqualTo(Map.of(200, 1L));
        assertThat(after.exemplars()).hasSize(1);
        assertThat(before.latencies().histogram(LatencyKind.RESPONSE).getTotalCount())
                .isEqualTo(1);
    }

    @Test
    void valuesOutsideTheHistogramCountAtItsEnds() {
        done(due(1, 0, 0), -1, 7_200_000);

        Interval interval = cut().get(0);

        assertThat(interval.latencies().histogram(LatencyKind.START_DELAY).getMaxValue())
                .isLessThan(MILLI);
        assertThat(interval.latencies().histogram(LatencyKind.SERVICE).getMaxValue())
                .isGreaterThanOrEqualTo(3_600 * SECOND);
    }

    @Test
    void showsTheSlowestHitsAndAFailureOfEachKindFirst() {
        for (int i = 0; i < 20; i++) {
            done(due(1, 0, i), 0, i);
        }
        for (int i = 0; i < 20; i++) {
            Hit hit = due(1, 0, 50 + i);
            send(hit, 0);
            end(hit, new Failure(i == 19 ? FailureKind.TIMEOUT : FailureKind.RESET, "failure " + i), 1);
        }

        List<Exemplar> exemplars = cut().get(0).exemplars();

        assertThat(exemplars).hasSize(5);
        assertThat(exemplars.subList(0, 2)).extracting(Exemplar::text).containsExactly("failure 0", "failure 19");
        assertThat(exemplars.subList(2, 5))
                .extracting(each -> each.responseNanos() / MILLI)
                .containsExactly(19L, 18L, 17L);
        assertThat(exemplars.subList(2, 5)).extracting(Exemplar::text).containsOnly("http://a.example/x");
    }

    @Test
    void namesPastTheFirstHundredCountAsOther() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            many.add("t" + i % 120);
        }
        TargetNames hundred = names(many.toArray(String[]::new));

        assertThat(hundred.count()).isEqualTo(101);
        assertThat(hundred.name(nameOf(hundred, 99))).isEqualTo("t99");
        assertThat(hundred.name(nameOf(hundred, 100))).isEqualTo(TargetNames.OTHER);
        assertThat(hundred.name(nameOf(hundred, 121))).isEqualTo("t1");
    }

    private Hit hit(int epoch, int target, long dueNanos) {
        Hit hit = new Hit(hits++);
        hit.begin(epoch, 0, target, dueNanos, START + dueNanos, request, START + dueNanos);
        return hit;
    }

    private Hit due(int epoch, int target, long dueNanos) {
        Hit hit = hit(epoch, target, dueNanos);
        recorder.scheduled(hit);
        return hit;
    }

    private void send(Hit hit, long delayMillis) {
        hit.send(START + hit.dueNanos() + delayMillis * MILLI);
        recorder.sent(hit);
    }

    private void end(Hit hit, Failure failure, long responseMillis) {
        hit.end(failure, START + hit.dueNanos() + responseMillis * MILLI);
        recorder.ended(hit);
    }

    private void done(Hit hit, long delayMillis, long serviceMillis) {
        send(hit, delayMillis);
        hit.receive(hit.sentNanoTime() + serviceMillis * MILLI * 2 / 3);
        hit.respond(200, 5);
        end(hit, null, delayMillis + serviceMillis);
    }

    private List<Interval> cut() {
        return merger.merge(List.of(recorder.cut()));
    }

    /** The one value of a histogram, in milliseconds. */
    private static long only(Histogram histogram) {
        assertThat(histogram.getTotalCount()).isEqualTo(1);
        return Math.round(histogram.getMaxValue() / (double) MILLI);
    }

    private int nameOf(TargetNames names, int target) {
        Hit hit = new Hit(0);
        hit.begin(1, 0, target, 0, 0, request, 0);
        return names.of(hit.target(), hit.own());
    }

    private static TargetNames names(String... names) {
        List<Target> targets = new ArrayList<>();
        for (String name : names) {
            targets.add(new Target(name, "GET", URI.create("http://a.example/"), List.of(), Body.EMPTY));
        }
        return TargetNames.of(TargetList.copyOf(targets));
    }
}
