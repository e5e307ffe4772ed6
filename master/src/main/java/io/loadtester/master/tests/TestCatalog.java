package io.loadtester.master.tests;

import io.loadtester.common.result.TestOutcome;
import io.loadtester.common.test.LoadTest;
import io.loadtester.master.dispatch.Dispatcher;
import io.loadtester.master.dispatch.TestBoard;
import io.loadtester.master.problem.ProblemException;
import io.loadtester.master.reports.Outcomes;
import io.loadtester.storage.tests.ListedTest;
import io.loadtester.storage.tests.TestPage;
import io.loadtester.storage.tests.TestQuery;
import io.loadtester.storage.tests.TestStore;
import io.loadtester.storage.tests.UnreadableTestException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tests: unfinished ones in their current state, the others from storage. Thread-safe. */
public final class TestCatalog {

    private final TestStore tests;
    private final TestBoard board;
    private final Dispatcher dispatcher;
    private final Outcomes outcomes;

    TestCatalog(TestStore tests, TestBoard board, Dispatcher dispatcher, Outcomes outcomes) {
        this.tests = tests;
        this.board = board;
        this.dispatcher = dispatcher;
        this.outcomes = outcomes;
    }

    /** A page of tests as the API shows it. */
    @Schema(name = "TestPage")
    public record Page(List<TestView> tests, @Nullable String nextCursor, long total) {}

    public TestView get(UUID testId) {
        return board.find(testId).map(TestCatalog::view).orElseGet(() -> storedView(testId));
    }

    /** A test that cannot be read is shown as in lists, where its reason says so. */
    private TestView storedView(UUID testId) {
        try {
            return view(stored(testId));
        } catch (UnreadableTestException e) {
            return tests.findListed(testId).map(test -> TestView.of(test, null)).orElseThrow(() -> e);
        }
    }

    /** The stored test, or a 404 problem. */
    public LoadTest stored(UUID testId) {
        return tests.find(testId).orElseThrow(() -> ProblemException.notFound("There is no test " + testId + "."));
    }

    public Page list(TestQuery query) {
        TestPage page = tests.list(query);
        Map<UUID, TestOutcome> known = outcomes.of(page.tests());
        return new Page(
                page.tests().stream()
                        .map(test -> asItStands(test, known.get(test.id())))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    /** Unfinished tests, oldest first. */
    public List<TestView> active() {
        return board.all().stream().map(TestCatalog::view).toList();
    }

    /** Stops a test, or throws a 409 problem if it has already ended. */
    TestView stop(UUID testId, String username) {
        LoadTest test = stored(testId);
        if (!dispatcher.stop(testId, "stopped by " + username)) {
            throw ProblemException.conflict(
                    "The test has ended already: " + stored(testId).status().state() + ".");
        }
        return board.find(testId).map(TestCatalog::view).orElseGet(() -> view(test));
    }

    /** Deletes a test with its results, or throws a 409 problem if it is unfinished. */
    void delete(UUID testId) {
        if (board.find(testId).isPresent()) {
            throw ProblemException.conflict("The test has not ended yet: stop it first.");
        }
        if (!tests.delete(testId)) {
            throw ProblemException.notFound("There is no test " + testId + ".");
        }
    }

    private TestView asItStands(ListedTest test, @Nullable TestOutcome outcome) {
        return board.find(test.id()).map(TestCatalog::view).orElseGet(() -> TestView.of(test, outcome));
    }

    /** The view of a stored test. */
    public TestView view(LoadTest test) {
        return TestView.of(test, outcomes.of(test).orElse(null));
    }

    private static TestView view(TestBoard.Posted posted) {
        return TestView.of(posted, null);
    }
}
