package io.loadtester.common.schedule;

import io.loadtester.common.schedule.SteppedPacer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random pacers of every kind, at rates between 0.2 and 1,000 hits per second. */
final class RandomPacers {

    private RandomPacers() {}

    static Pacer constant(Random random) {
        return new ConstantPacer(rate(random));
    }

    static Pacer linear(Random random) {
        return random.nextInt(4) == 0
                ? new LinearPacer(0, 0.5 + random.nextInt(100))
                : new LinearPacer(rate(random), (random.nextDouble() - 0.6) * 40);
    }

    static Pacer sine(Random random) {
        double mean = rate(random);
        double amplitude = random.nextInt(4) == 0 ? mean * 0.9999 : mean * random.nextDouble();
        Duration period = Duration.ofNanos(1 + (long) (random.nextDouble() * 20e9));
        return new SinePacer(mean, amplitude, period, random.nextDouble() * 10 - 5);
    }

    static Pacer stepped(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            boolean pause = random.nextInt(3) == 0;
            Duration duration = random.nextBoolean()
                    ? Duration.ofSeconds(1 + random.nextInt(4))
                    : Duration.ofNanos(1 + random.nextInt(2_000_000_000));
            steps.add(new Step(pause ? 0 : rate(random), duration));
        }
        steps.add(new Step(rate(random), Duration.ofSeconds(1)));
        return new SteppedPacer(steps);
    }

    static double rate(Random random) {
        return random.nextBoolean() ? 1 + random.nextInt(500) : Math.pow(10, random.nextDouble() * 3.7 - 0.7);
    }
}
