package io.loadtester.attack.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadtester.common.schedule.ChangedPacer;
import io.loadtester.common.schedule.ConstantPacer;
import io.loadtester.common.schedule.LinearPacer;
import io.loadtester.common.schedule.Pacer;
import io.loadtester.common.schedule.RateDistribution;
import io.loadtester.common.schedule.Share;
import io.loadtester.common.schedule.SinePacer;
import io.loadtester.common.schedule.SteppedPacer;
import io.loadtester.common.schedule.SteppedPacer.Step;
import io.loadtester.common.test.Attack;
import io.loadtester.common.test.AttackOptions;
import io.loadtester.common.test.AttackSpec;
import io.loadtester.common.test.Body;
import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.OnWorkerLoss;
import io.loadtester.common.test.PlannedLoad;
import io.loadtester.common.test.Target;
import io.loadtester.common.test.TestState;
import io.loadtester.common.test.TestStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often rate, pacer, duration and number of workers change: what the loops release is the planned load. */
class ChangesOfLoadTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int CASES = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void theReleasedHitsAreThePlannedOnes(int workers) {
        for (int seed = 0; seed < CASES; seed++) {
            Course course = new Course(workers, new Random(seed));

            course.run();

            PlannedLoad planned = course.test().plannedLoad();
            assertThat(course.released.size()).as("hits of %s", course).isEqualTo((int)
                    planned.hits().orElseThrow());
            for (int worker = 0; worker < course.all; worker++) {
                int number = worker;
                assertThat(course.released.stream().filter(hit -> hit.worker() == number))
                        .as("hits of worker %s of %s", worker, course)
                        .hasSize((int) planned.hitsOf("w" + worker).orElseThrow());
            }
            for (int second = 0; second <= course.spec.duration().toSeconds(); second++) {
                long from = second * SECOND;
                assertThat((double) course.released.stream()
                                .filter(hit -> hit.dueNanos() >= from && hit.dueNanos() < from + SECOND)
                                .count())
                        .as("hits of second %s of %s", second, course)
                        .isBetween(
                                planned.hits(from, from + SECOND).orElseThrow() - 1.001,
                                planned.hits(from, from + SECOND).orElseThrow() + 1.001);
            }
        }
    }

    private record Released(int worker, long dueNanos) {}

    /** A test of random changes, of which the workers learn at random moments before their cut-overs. */
    private static final class Course {
        final Random random;
        final List<List<Timetable>> timetables = new ArrayList<>();
        final List<Attack> attacks = new ArrayList<>();
        final List<Released> released = new ArrayList<>();
        AttackSpec spec;
        int members;
        int all;

        Course(int workers, Random random) {
            this.random = random;
            this.members = workers;
            Target target = new Target("t", "GET", URI.create("http://127.0.0.1:1/"), List.of(), Body.EMPTY);
            this.spec = new AttackSpec("t", pacer(), duration(0), List.of(target), AttackOptions.DEFAULTS);
            begin(1, 0);
        }

        void run() {
            long last = 0;
            for (int epoch = 2; epoch <= 2 + random.nextInt(5); epoch++) {
                long cutOver = random.nextBoolean()
                        ? last + (1 + random.nextInt(3)) * SECOND
                        : last + 1 + (long) (random.nextDouble() * 3 * SECOND);
                if (cutOver >= spec.extent().endNanos()) {
                    break;
                }
                releaseUntil(last + (long) (random.nextDouble() * (cutOver - last)));
                spec = spec.withLoad(
                        random.nextInt(4) == 0 ? spec.pacer() : ChangedPacer.of(spec.pacer(), cutOver, pacer()),
                        random.nextBoolean() ? spec.duration() : duration(cutOver));
                members = random.nextBoolean() ? members : Math.max(1, members + random.nextInt(3) - 1);
                begin(epoch, cutOver);
                last = cutOver;
            }
            releaseUntil(Long.MAX_VALUE);
        }

        private void begin(int epoch, long cutOver) {
            List<Share> shares = RateDistribution.SHARED.sharesFrom(cutOver, members, List.of(), spec.extent());
            for (int worker = 0; worker < Math.max(all, members); worker++) {
                if (worker >= members) {
                    leave(worker, epoch, cutOver);
                    continue;
                }
                attacks.add(new Attack("w" + worker, epoch, shares.get(worker), cutOver, ""));
                Epoch next = new Epoch(epoch, shares.get(worker), cutOver);
                if (worker < timetables.size()) {
                    timetables.get(worker).forEach(loop -> loop.change(next, spec.extent()));
                } else {
                    join(next);
                }
            }
            all = timetables.size();
        }

        private void leave(int worker, int epoch, long cutOver) {
            AttackSpec ending = spec.withLoad(spec.pacer(), Duration.ofNanos(cutOver));
            timetables
                    .get(worker)
                    .forEach(loop -> loop.change(new Epoch(epoch, Share.WHOLE, cutOver), ending.extent()));
        }

        private void join(Epoch epoch) {
            int loops = 1 + random.nextInt(3);
            List<Timetable> ofWorker = new ArrayList<>();
            for (int loop = 0; loop < loops; loop++) {
                ofWorker.add(new Timetable(spec.extent(), loop, loops, epoch));
            }
            timetables.add(ofWorker);
        }

        private void releaseUntil(long nanos) {
            for (int worker = 0; worker < timetables.size(); worker++) {
                for (Timetable loop : timetables.get(worker)) {
                    while (loop.nextDueNanos() != Timetable.NONE && loop.nextDueNanos() <= nanos) {
                        released.add(new Released(worker, loop.nextDueNanos()));
                        loop.advance();
                    }
                }
            }
        }

        private Duration duration(long after) {
            return Duration.ofNanos(after + SECOND / 4 + (long) (random.nextDouble() * 8 * SECOND));
        }

        private Pacer pacer() {
            double rate = random.nextBoolean() ? 1 + random.nextInt(60) : 0.2 + random.nextDouble() * 99;
            return switch (random.nextInt(4)) {
                case 0 -> new ConstantPacer(rate);
                case 1 -> new LinearPacer(rate, random.nextDouble() * 20 - 5);
                case 2 ->
                    new SinePacer(rate, rate * random.nextDouble(), Duration.ofMillis(500 + random.nextInt(900)), 1);
                default ->
                    new SteppedPacer(
                            List.of(new Step(rate, Duration.ofMillis(700)), new Step(rate / 3, Duration.ofSeconds(1))));
            };
        }

        LoadTest test() {
            return new LoadTest(
                    new UUID(0, 1),
                    "t",
                    spec,
                    members,
                    RateDistribution.SHARED,
                    List.of(),
                    OnWorkerLoss.REBALANCE,
                    List.of(),
                    "someone",
                    Instant.EPOCH,
                    new TestStatus(TestState.RUNNING, "", Instant.EPOCH, null, attacks),
                    List.of());
        }

        @Override
        public String toString() {
            return spec.pacer() + " for " + spec.duration() + " by " + attacks;
        }
    }
}
