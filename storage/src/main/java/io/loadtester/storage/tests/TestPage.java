package io.loadtester.storage.tests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tests, newest first.
 *
 * @param nextCursor where the next page begins, null on the last
 * @param total how many tests match on all pages
 */
public record TestPage(List<ListedTest> tests, @Nullable String nextCursor, long total) {

    public TestPage {
        tests = List.copyOf(tests);
    }
}
