package io.loadtester.storage.tests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tests, newest first.
 *
 * @param nextCursor start of the next page, null on the last page
 * @param total number of matching tests on all pages
 */
public record TestPage(List<ListedTest> tests, @Nullable String nextCursor, long total) {

    public TestPage {
        tests = List.copyOf(tests);
    }
}
