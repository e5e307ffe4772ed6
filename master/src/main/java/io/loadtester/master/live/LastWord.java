package io.loadtester.master.live;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.test.LoadTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the final points and the outcome of a test that has just ended. Thread-safe. */
final class LastWord {

    private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);

    private final Timeseries seconds;
    private final Function<LoadTest, Optional<TestOutcome>> outcomes;

    LastWord(Timeseries seconds, Function<LoadTest, Optional<TestOutcome>> outcomes) {
        this.seconds = seconds;
        this.outcomes = outcomes;
    }

    /**
     * @param points the stored points; empty if they could not be read
     * @param outcome empty if it could not be determined yet; clients then ask for it later
     */
    record Said(Optional<List<Point>> points, Optional<TestOutcome> outcome) {}

    Said of(LoadTest ended) {
        return new Said(points(ended), outcome(ended));
    }

    private Optional<List<Point>> points(LoadTest ended) {
        try {
            return Optional.of(seconds.of(ended).points());
        } catch (RuntimeException e) {
            LOG.warn("test {}: its stored seconds could not be read", ended.id(), e);
            return Optional.empty();
        }
    }

    private Optional<TestOutcome> outcome(LoadTest ended) {
        try {
            return outcomes.apply(ended);
        } catch (RuntimeException e) {
            LOG.warn("test {}: its outcome could not be determined yet", ended.id(), e);
            return Optional.empty();
        }
    }
}
