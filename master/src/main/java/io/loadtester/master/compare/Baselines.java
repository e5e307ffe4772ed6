package io.loadtester.master.compare;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.storage.baselines.Baseline;
import io.loadtester.storage.baselines.BaselineStore;
import io.loadtester.storage.tests.TestStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;

/** The baselines: for each tag, the test that new ones are compared with. Thread-safe. */
final class Baselines {

    private static final int MAX_TAG = 50;

    private final BaselineStore store;
    private final TestStore tests;
    private final Clock clock;

    Baselines(BaselineStore store, TestStore tests, Clock clock) {
        this.store = store;
        this.tests = tests;
        this.clock = clock;
    }

    /** All baselines, ordered by tag. */
    List<Baseline> all() {
        return store.all();
    }

    /**
     * Makes a test the baseline of a tag, replacing the previous one.
     *
     * @param tag like the tags of tests: text of up to {@value #MAX_TAG} characters
     * @throws ProblemException 400 if the tag is malformed or the test cannot be a baseline
     */
    Baseline set(String tag, UUID testId, String username) {
        String stripped = tag.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > MAX_TAG
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField(
                    "tag", "must have from 1 to " + MAX_TAG + " characters, none of them control characters");
        }
        LoadTest test = tests.find(testId).orElseThrow(() -> unknown(testId));
        TestState state = test.status().state();
        if (state != TestState.COMPLETED) {
            throw ProblemException.badField(
                    "testId", "must be the id of a completed test; test " + testId + " is " + state);
        }
        Baseline baseline =
                new Baseline(stripped, testId, username, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            store.save(baseline);
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            throw unknown(testId);
        }
        return baseline;
    }

    /** Removes the baseline of a tag, or throws a 404 problem if there is none. */
    void delete(String tag) {
        if (!store.delete(tag.strip())) {
            throw ProblemException.notFound("There is no baseline for the tag \"" + tag.strip() + "\".");
        }
    }

    private static ProblemException unknown(UUID testId) {
        return ProblemException.badField("testId", "there is no test " + testId);
    }
}
