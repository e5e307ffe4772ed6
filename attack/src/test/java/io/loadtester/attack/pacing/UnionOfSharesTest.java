package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ArrivalSchedule;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.Extent;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.PoissonPacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For any pacer, weights, number of workers and loops and any epochs: what the loops release is the schedule. */
class UnionOfSharesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int CASES = 30;

    private enum Kind {
        CONSTANT,
        LINEAR,
        SINE,
        STEPPED,
        POISSON;

        Pacer draw(Random random) {
            double rate = random.nextBoolean() ? 1 + random.nextInt(60) : 0.2 + random.nextDouble() * 99;
            return switch (this) {
                case CONSTANT -> new ConstantPacer(rate);
                case LINEAR ->
                    random.nextInt(3) == 0
                            ? new LinearPacer(0, 1 + random.nextInt(20))
                            : new LinearPacer(rate, random.nextDouble() * 20 - 12);
                case SINE ->
                    new SinePacer(
                            rate,
                            rate * random.nextDouble(),
                            Duration.ofMillis(1 + random.nextInt(9_000)),
                            random.nextDouble() * 7);
                case STEPPED ->
                    new SteppedPacer(List.of(
                            new Step(random.nextInt(2) * rate, Duration.ofSeconds(1 + random.nextInt(3))),
                            new Step(0, Duration.ofMillis(1 + random.nextInt(3_000))),
                            new Step(rate / 2, Duration.ofSeconds(2)),
                            new Step(random.nextInt(2) * rate + 1, Duration.ofSeconds(1))));
                case POISSON -> new PoissonPacer(rate, random.nextLong());
            };
        }
    }

    private record Entry(int worker, int epoch, long hit, long dueNanos) {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void sharedWorkersTogetherHaveTheWholeScheduleOfEveryEpoch(Kind kind) {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            Extent extent = new Extent(kind.draw(random), (1 + random.nextInt(12)) * SECOND / 2, 0);
            Course course = new Course(extent, RateDistribution.SHARED, random);

            List<Entry> entries = course.run();

            for (int epoch = 1; epoch <= 2; epoch++) {
                int number = epoch;
                List<Long> dues = entries.stream()
                        .filter(entry -> entry.epoch() == number)
                        .map(Entry::dueNanos)
                        .sorted()
                        .toList();
                List<Long> expected = kind == Kind.POISSON ? course.dueOfShares(epoch) : course.due(Share.WHOLE, epoch);
                assertThat(dues).as("%s %s epoch %s", i, course, epoch).hasSameSizeAs(expected);
                assertThat(furthestApart(dues, expected))
                        .as("%s %s epoch %s", i, course, epoch)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private static long furthestApart(List<Long> dues, List<Long> expected) {
        long furthest = 0;
        for (int n = 0; n < dues.size(); n++) {
            furthest = Math.max(furthest, Math.abs(dues.get(n) - expected.get(n)));
        }
        return furthest;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyHitOfEveryShareIsReleasedByOneLoopOnce(Kind kind) {
        Random random = new Random(2);
        for (RateDistribution distribution : RateDistribution.values()) {
            for (int i = 0; i < CASES / 3; i++) {
                Extent extent = new Extent(kind.draw(random), (1 + random.nextInt(12)) * SECOND / 2, 0);
                Course course = new Course(extent, distribution, random);

                List<Entry> entries = course.run();

                assertThat(entries).doesNotHaveDuplicates();
                for (int epoch = 1; epoch <= 2; epoch++) {
                    int number = epoch;
                    assertThat(entries.stream()
                                    .filter(entry -> entry.epoch() == number)
                                    .map(Entry::dueNanos)
                                    .sorted())
                            .as("%s %s", course, distribution)
                            .containsExactlyElementsOf(course.dueOfShares(epoch));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "POISSON", mode = EnumSource.Mode.EXCLUDE)
    void countsAddUpToTheWholeForEveryDistribution(Kind kind) {
        Random random = new Random(3);
        for (RateDistribution distribution : RateDistribution.values()) {
            for (int i = 0; i < CASES; i++) {
                long maxHits = random.nextBoolean() ? 0 : 1 + random.nextInt(150);
                Extent extent = new Extent(kind.draw(random), (1 + random.nextInt(12)) * SECOND / 2, maxHits);
                Course course = new Course(extent, distribution, random);

                long whole = extent.plannedHits().orElseThrow();
                int sum = course.dueOfShares(0).size();

                if (distribution != RateDistribution.SAME) {
                    assertThat(sum).as("%s %s", course, distribution).isEqualTo((int) whole);
                } else if (maxHits > 0 && whole == maxHits) {
                    assertThat(sum).isEqualTo((int) (course.workers * whole));
                }
                if (maxHits > 0) {
                    assertThat(whole).isLessThanOrEqualTo(maxHits);
                }
            }
        }
    }

    /** A test with random workers, loops and cut-over, run to its end without waiting. */
    private static final class Course {
        final Extent extent;
        final int workers;
        final int loops;
        final long cutOverNanos;
        final List<Share> before;
        final List<Share> after;

        Course(Extent extent, RateDistribution distribution, Random random) {
            this.extent = extent;
            this.workers = 1 + random.nextInt(7);
            this.loops = 1 + random.nextInt(4);
            this.cutOverNanos = random.nextBoolean()
                    ? random.nextInt(7) * SECOND
                    : (long) (random.nextDouble() * extent.durationNanos());
            List<Double> weights = random.doubles(workers, 0.1, 10).boxed().toList();
            this.before = distribution.shares(workers, weights, extent.hitsFrom(0));
            this.after = distribution.shares(workers, weights, extent.hitsFrom(cutOverNanos));
        }

        List<Entry> run() {
            List<Entry> entries = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                for (int loop = 0; loop < loops; loop++) {
                    Timetable timetable = new Timetable(extent, loop, loops, new Epoch(1, before.get(worker), 0));
                    long last = 0;
                    boolean changed = false;
                    while (true) {
                        if (!changed && timetable.nextDueNanos() >= cutOverNanos / 2) {
                            timetable.change(new Epoch(2, after.get(worker), cutOverNanos));
                            changed = true;
                        }
                        if (timetable.nextDueNanos() == Timetable.NONE) {
                            break;
                        }
                        long due = timetable.nextDueNanos();
                        if (due < last || due >= extent.durationNanos()) {
                            assertThat(due).isBetween(last, extent.durationNanos() - 1);
                        }
                        entries.add(new Entry(worker, timetable.epoch(), timetable.hit(), due));
                        last = due;
                        timetable.advance();
                    }
                }
            }
            return entries;
        }

        /** Due times of an epoch; of epoch 0, which nothing ends before the test does. */
        List<Long> due(Share share, int epoch) {
            ArrivalSchedule schedule = ArrivalSchedule.of(extent.pacer(), share, epoch == 2 ? cutOverNanos : 0);
            long end = epoch == 1 ? Math.min(cutOverNanos, extent.endNanos()) : extent.endNanos();
            List<Long> dues = new ArrayList<>();
            for (long n = 0; schedule.dueNanos(n) < end; n++) {
                dues.add(schedule.dueNanos(n));
            }
            assertThat(schedule.hitsBefore(end)).isEqualTo(dues.size());
            return dues;
        }

        List<Long> dueOfShares(int epoch) {
            return (epoch == 2 ? after : before)
                    .stream()
                            .flatMap(share -> due(share, epoch).stream())
                            .sorted()
                            .toList();
        }

        @Override
        public String toString() {
            return extent + ", " + workers + " workers, " + loops + " loops, cut-over " + cutOverNanos;
        }
    }
}
