package io.loadtester.storage.tests;

import io.loadtester.common.test.TestState;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** Which rows a query for tests is about. */
final class TestFilter {

    private TestFilter() {}

    /**
     * Every word of the search is somewhere in the name or the tags, whatever its case. Words are looked for by
     * position, not by pattern, so that no character of them has a meaning.
     */
    static Specification<ListedTestRow> matching(@Nullable String search, @Nullable TestState state) {
        return (test, query, criteria) -> {
            List<Predicate> all = new ArrayList<>();
            if (state != null) {
                all.add(criteria.equal(test.get("state"), state.name()));
            }
            if (search != null) {
                Expression<String> text = searchable(test, criteria);
                // An empty word is in every text.
                for (String word : words(search)) {
                    all.add(criteria.greaterThan(criteria.locate(text, word), 0));
                }
            }
            return criteria.and(all);
        };
    }

    /** Rows that come later in the order by time and id, newest first. */
    static Specification<ListedTestRow> after(TestCursor cursor) {
        return (test, query, criteria) -> criteria.or(
                criteria.lessThan(test.get("submittedAt"), cursor.submittedAt()),
                criteria.and(
                        criteria.equal(test.get("submittedAt"), cursor.submittedAt()),
                        criteria.lessThan(test.get("id"), cursor.id())));
    }

    /** PostgreSQL has no character 0, and no text that holds it. */
    private static String[] words(String search) {
        return search.replace('\0', ' ').strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    }

    private static Expression<String> searchable(Root<ListedTestRow> test, CriteriaBuilder criteria) {
        Expression<String> tags =
                criteria.function("array_to_string", String.class, test.get("tags"), criteria.literal(" "));
        return criteria.lower(criteria.concat(criteria.concat(test.get("name"), " "), tags));
    }
}
