package io.loadtester.storage;

import io.loadtester.common.test.TestState;
import org.jspecify.annotations.Nullable;

/**
 * Which tests to list, newest first.
 *
 * @param search words in name or tags, null for all
 * @param state null for all
 * @param cursor where an earlier page ended, null for the first page
 * @param limit 1 to 200
 */
public record TestQuery(
        @Nullable String search,
        @Nullable TestState state,
        @Nullable String cursor,
        int limit) {}
