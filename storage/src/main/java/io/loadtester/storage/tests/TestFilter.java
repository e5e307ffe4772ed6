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

/** Selects the rows that a query for tests asks for. */
final class TestFilter {

    private TestFilter() {}

    /**
     * Matches rows whose name or tags contain every word of the search, ignoring case. Uses {@code locate} rather than
     * a pattern, so that no character is special.
     */
    static Specification<ListedTestRow> matching(@Nullable String search, @Nullable TestState state) {
        return (test, query, criteria) -> {
            List<Predicate> all = new ArrayList<>();
            if (state != null) {
                all.add(criteria.equal(test.get("state"), state.name()));
            }
            if (search != null) {
                Expression<String> text = searchable(test, criteria);
                // An empty word matches every text.
                for (String word : words(search)) {
                    all.add(criteria.greaterThan(criteria.locate(text, word), 0));
                }
            }
            return criteria.and(all);
        };
    }

    /** Rows after the cursor in the order by time and id, newest first. */
    static Specification<ListedTestRow> after(TestCursor cursor) {
        return (test, query, criteria) -> criteria.or(
                criteria.lessThan(test.get("submittedAt"), cursor.submittedAt()),
                criteria.and(
                        criteria.equal(test.get("submittedAt"), cursor.submittedAt()),
                        criteria.lessThan(test.get("id"), cursor.id())));
    }

    /** PostgreSQL text cannot contain the NUL character. */
    private static String[] words(String search) {
        return search.replace('\0', ' ').strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    }

    private static Expression<String> searchable(Root<ListedTestRow> test, CriteriaBuilder criteria) {
        Expression<String> tags =
                criteria.function("array_to_string", String.class, test.get("tags"), criteria.literal(" "));
        return criteria.lower(criteria.concat(criteria.concat(test.get("name"), " "), tags));
    }
}
