package io.loadtester.storage;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class JpaTestStore implements TestStore {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("submittedAt"), Sort.Order.desc("id"));

    private final LoadTestRows tests;
    private final IntervalRows intervals;
    private final JdbcOperations jdbc;
    private final ManifestRows manifests;

    JpaTestStore(LoadTestRows tests, IntervalRows intervals, ManifestRows manifests, JdbcOperations jdbc) {
        this.tests = tests;
        this.intervals = intervals;
        this.jdbc = jdbc;
        this.manifests = manifests;
    }

    @Override
    public void insert(LoadTest test) {
        tests.save(new LoadTestRow(test));
    }

    @Override
    public void updateStatus(LoadTest test) {
        tests.findById(test.id()).ifPresent(row -> row.setStatus(test.status()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LoadTest> find(UUID testId) {
        return tests.findById(testId).map(LoadTestRow::toLoadTest);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LoadTest> unfinished() {
        List<TestState> states =
                Stream.of(TestState.values()).filter(state -> !state.isFinal()).toList();
        return tests.findByStateInOrderBySubmittedAtAscIdAsc(states).stream()
                .map(LoadTestRow::toLoadTest)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public TestPage list(TestQuery query) {
        Specification<LoadTestRow> matching = TestFilter.matching(query.search(), query.state());
        Specification<LoadTestRow> after = query.cursor() == null
                ? Specification.unrestricted()
                : TestFilter.after(TestCursor.parse(query.cursor()));
        // One more than asked for tells whether there is another page.
        List<LoadTest> found =
                tests
                        .findBy(matching.and(after), rows -> rows.sortBy(NEWEST_FIRST)
                                .limit(query.limit() + 1)
                                .all())
                        .stream()
                        .map(LoadTestRow::toLoadTest)
                        .toList();
        List<LoadTest> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = page.size() == found.size()
                ? null
                : TestCursor.after(page.get(page.size() - 1)).toString();
        return new TestPage(page, next, tests.count(matching));
    }

    @Override
    public boolean delete(UUID testId) {
        intervals.deleteByTest(testId);
        new RolledSpans(jdbc).removeTest(testId);
        jdbc.update("DELETE FROM pulse WHERE test_id = ?", testId);
        manifests.deleteByTest(testId);
        return tests.deleteByTest(testId) > 0;
    }
}
