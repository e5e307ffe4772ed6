package io.loadtester.storage.tests;

import io.loadtester.common.test.TestState;
import org.jspecify.annotations.Nullable;

/**
 * A query for tests, newest first.
 *
 * @param search words to find in name or tags, null for all tests
 * @param state null for all
 * @param cursor where an earlier page ended, null for the first page
 * @param limit 1 to 200
 */
public record TestQuery(
        @Nullable String search,
        @Nullable TestState state,
        @Nullable String cursor,
        int limit) {

    private static final int MAX_LIMIT = 200;

    public TestQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
    }
}
