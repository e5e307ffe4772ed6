package io.loadtester.attack.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.attack.http.EncodedRequest;
import io.loadtester.attack.pacing.Epoch;
import io.loadtester.attack.pacing.Timetable;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Lane;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.Feeder;
import io.loadtester.common.test.FeederOrder;
import io.loadtester.common.test.FeederRows;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.UrlTemplate;
import io.loadtester.common.url.Url;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which numbers and rows the hits of whole tests get, over workers, loops and epochs. */
class RowsOfHitsTest {

    private static final long DURATION_NANOS = 1_000_000_000;
    private static final double RATE = 500;

    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource(RateDistribution.class)
    void noNumberAndNoRowIsUsedTwiceWhateverBecomesOfTheShares(RateDistribution distribution) {
        for (int i = 0; i < 40; i++) {
            int workers = 1 + random.nextInt(6);
            int loops = 1 + random.nextInt(4);
            int rows = 1 + random.nextInt(700);

            List<String> hits = hits(distribution, workers, loops, feeder(FeederOrder.ONCE, rows), true);

            assertThat(numbers(hits)).doesNotHaveDuplicates();
            assertThat(rows(hits)).doesNotHaveDuplicates();
            assertThat(hits).hasSizeLessThanOrEqualTo(rows);
        }
    }

    @Test
    void aSharedRateUsesEveryRowOnceAndEndsWithThem() {
        for (int i = 0; i < 40; i++) {
            int rows = 1 + random.nextInt(700);

            List<String> hits = hits(
                    RateDistribution.SHARED,
                    1 + random.nextInt(6),
                    1 + random.nextInt(4),
                    feeder(FeederOrder.ONCE, rows),
                    false);

            assertThat(numbers(hits))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, Math.min(rows, (long) RATE))
                            .boxed()
                            .toList());
            assertThat(new HashSet<>(rows(hits))).hasSize(hits.size());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FeederOrder.class,
            names = {"ROUND_ROBIN", "SHUFFLED"})
    void aSharedRateUsesNoRowMoreThanOnceMoreThanAnother(FeederOrder order) {
        for (int i = 0; i < 20; i++) {
            int rows = 1 + random.nextInt(40);

            List<String> hits = hits(
                    RateDistribution.SHARED, 1 + random.nextInt(6), 1 + random.nextInt(4), feeder(order, rows), false);

            Map<String, Integer> uses = new HashMap<>();
            rows(hits).forEach(row -> uses.merge(row, 1, Integer::sum));
            assertThat(hits).hasSize((int) RATE);
            assertThat(uses).hasSize(rows);
            assertThat(Collections.max(uses.values()) - Collections.min(uses.values()))
                    .isLessThanOrEqualTo(1);
        }
    }

    /** The hits of a whole test, each as its number and its row; with {@code rebalanced} the first worker is lost. */
    private List<String> hits(
            RateDistribution distribution, int workers, int loops, Feeder feeder, boolean rebalanced) {
        AttackSpec spec = spec(feeder);
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            weights.add(0.1 + random.nextDouble());
        }
        long cutOver = random.nextLong(DURATION_NANOS);
        // A worker that hears late of its new share has released hits of the old one beyond the cut-over.
        long heard = Math.min(DURATION_NANOS, cutOver + random.nextLong(50_000_000));
        List<Share> shares = distribution.shares(workers, weights, spec.extent().hitsFrom(0));
        UUID testId = new UUID(random.nextLong(), random.nextLong());
        List<String> hits = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            boolean lost = rebalanced && workers > 1 && worker == 0;
            TargetRequests requests = TargetRequests.of(testId, spec, new Lane(worker, workers));
            for (int loop = 0; loop < loops; loop++) {
                Timetable timetable =
                        new Timetable(spec.pacer(), DURATION_NANOS, loop, loops, new Epoch(1, shares.get(worker), 0));
                Requests ofLoop =
                        new EncodedRequests(requests, new LoopPart(loop, loops), UnpooledByteBufAllocator.DEFAULT);
                release(timetable, ofLoop, lost || rebalanced ? heard : DURATION_NANOS, hits);
                if (rebalanced && !lost) {
                    timetable.change(new Epoch(2, new Share(1, (double) worker / workers), cutOver));
                    release(timetable, ofLoop, DURATION_NANOS, hits);
                }
                ofLoop.release();
            }
        }
        return hits;
    }

    private static void release(Timetable timetable, Requests requests, long untilNanos, List<String> into) {
        while (timetable.nextDueNanos() < untilNanos && !requests.areUsedUp()) {
            EncodedRequest request = requests.next(timetable.hit());
            into.add(request.url().substring("http://a/".length()));
            request.release();
            timetable.advance();
        }
    }

    private static List<Long> numbers(List<String> hits) {
        return hits.stream().map(hit -> Long.valueOf(hit.split("/", 2)[0])).toList();
    }

    private static List<String> rows(List<String> hits) {
        return hits.stream().map(hit -> hit.split("/", 2)[1]).toList();
    }

    private static Feeder feeder(FeederOrder order, int count) {
        FeederRows.Builder rows = new FeederRows.Builder(1);
        for (int i = 0; i < count; i++) {
            rows.add("row" + i);
        }
        return new Feeder(List.of("row"), rows.build(), order, 42);
    }

    private static AttackSpec spec(Feeder feeder) {
        Target target = new Target(
                "t",
                "GET",
                new UrlTemplate(Url.parse("http://a"), "/{{seq}}/{{row}}"),
                List.of(),
                Body.EMPTY,
                1,
                List.of());
        return new AttackSpec(
                "",
                new ConstantPacer(RATE),
                Duration.ofNanos(DURATION_NANOS),
                List.of(target),
                AttackOptions.DEFAULTS.with(feeder));
    }
}
