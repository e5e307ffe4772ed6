/** Real tests in pairs, to see whether comparing tells equal ones from unequal ones; run by {@code benchmarks/pairs}. */
@NullMarked
package io.loadtester.benchmarks.pairs;

import org.jspecify.annotations.NullMarked;
