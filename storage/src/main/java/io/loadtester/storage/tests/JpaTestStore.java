package io.loadtester.storage.tests;

import io.loadtester.common.test.LoadTest;
import io.loadtester.common.test.TestState;
import io.loadtester.storage.results.ResultDeletion;
import io.loadtester.storage.term.Fence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class JpaTestStore implements TestStore {

    private static final Logger LOG = LoggerFactory.getLogger(JpaTestStore.class);

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("submittedAt"), Sort.Order.desc("id"));

    private static final List<String> UNFINISHED = Stream.of(TestState.values())
            .filter(state -> !state.isFinal())
            .map(TestState::name)
            .toList();

    private final LoadTestRows tests;
    private final ListedTestRows listed;
    private final ResultDeletion results;
    private final JdbcOperations jdbc;
    private final Fence fence;

    JpaTestStore(LoadTestRows tests, ListedTestRows listed, ResultDeletion results, JdbcOperations jdbc, Fence fence) {
        this.tests = tests;
        this.listed = listed;
        this.results = results;
        this.jdbc = jdbc;
        this.fence = fence;
    }

    @Override
    public void insert(LoadTest test) {
        fence.check();
        tests.save(new LoadTestRow(test));
    }

    @Override
    public void insert(LoadTest test, IdempotencyKey key) {
        fence.check();
        // The key refers to the test, so that is written first.
        tests.saveAndFlush(new LoadTestRow(test));
        jdbc.update("DELETE FROM idempotency_key WHERE created_at <= ?", oldest(test.submittedAt()));
        int inserted = jdbc.update(
                "INSERT INTO idempotency_key (username, key, fingerprint, test_id, created_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                test.submittedBy(),
                key.key(),
                key.fingerprint(),
                test.id(),
                test.submittedAt().atOffset(ZoneOffset.UTC));
        if (inserted == 0) {
            throw new IdempotencyKeyTakenException(key.key());
        }
    }

    private static OffsetDateTime oldest(Instant now) {
        return now.minus(IdempotencyKey.KEPT_FOR).atOffset(ZoneOffset.UTC);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<KeyedTest> findByKey(String username, String key, Instant now) {
        return jdbc
                .query(
                        "SELECT test_id, fingerprint FROM idempotency_key"
                                + " WHERE username = ? AND key = ? AND created_at > ?",
                        (row, number) ->
                                new KeyedTest(row.getObject("test_id", UUID.class), row.getString("fingerprint")),
                        username,
                        key,
                        oldest(now))
                .stream()
                .findFirst();
    }

    @Override
    public void updateStatus(LoadTest test) {
        fence.check();
        tests.findById(test.id()).ifPresent(row -> row.update(test));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LoadTest> find(UUID testId) {
        return tests.findById(testId).map(LoadTestRow::toLoadTest);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LoadTest> unfinished() {
        List<LoadTest> readable = new ArrayList<>();
        for (LoadTestRow row : tests.findByStateInOrderBySubmittedAtAscIdAsc(UNFINISHED)) {
            try {
                readable.add(row.toLoadTest());
            } catch (UnreadableTestException e) {
                LOG.error("skipping an unfinished test: {}", e.getMessage());
            }
        }
        return readable;
    }

    @Override
    public List<UUID> failUnreadable(Instant now) {
        fence.check();
        List<UUID> failed = new ArrayList<>();
        for (LoadTestRow row : tests.findByStateInOrderBySubmittedAtAscIdAsc(UNFINISHED)) {
            try {
                row.toLoadTest();
            } catch (UnreadableTestException e) {
                row.fail(UnreadableTestException.UNREADABLE, now);
                failed.add(row.getId());
            }
        }
        return failed;
    }

    @Override
    public TestPage list(TestQuery query) {
        Specification<ListedTestRow> matching = TestFilter.matching(query.search(), query.state());
        Specification<ListedTestRow> after = query.cursor() == null
                ? Specification.unrestricted()
                : TestFilter.after(TestCursor.parse(query.cursor()));
        // Fetching one extra row tells whether there is another page.
        List<ListedTestRow> found = listed.findBy(
                matching.and(after),
                rows -> rows.sortBy(NEWEST_FIRST).limit(query.limit() + 1).all());
        List<ListedTestRow> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = page.size() == found.size()
                ? null
                : page.get(page.size() - 1).cursor().toString();
        return new TestPage(
                page.stream().map(this::listed).flatMap(Optional::stream).toList(), next, listed.count(matching));
    }

    @Override
    public Optional<ListedTest> findListed(UUID testId) {
        return listed.findById(testId).flatMap(this::listed);
    }

    /** Empty if the test has been deleted meanwhile. */
    private Optional<ListedTest> listed(ListedTestRow row) {
        try {
            return row.hasSummary() ? Optional.of(row.toListed()) : summarized(row.id());
        } catch (UnreadableTestException e) {
            LOG.debug("a listed test cannot be read by this version", e);
            return Optional.of(row.toUnreadable());
        }
    }

    /** Summarizes a test stored by an earlier version; its full spec is read only this once. */
    private Optional<ListedTest> summarized(UUID testId) {
        return find(testId).map(test -> {
            // Not through the entity: the row may have been deleted.
            jdbc.update(
                    "UPDATE load_test SET spec_summary = CAST(? AS jsonb) WHERE id = ? AND spec_summary IS NULL",
                    SpecSummaryJson.write(test),
                    testId);
            return ListedTest.of(test);
        });
    }

    @Override
    public boolean delete(UUID testId) {
        fence.check();
        results.deleteOf(testId);
        return tests.deleteByTest(testId) > 0;
    }
}
