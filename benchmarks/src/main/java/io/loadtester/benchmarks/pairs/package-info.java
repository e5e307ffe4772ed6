/**
 * Runs real tests in pairs to see how well comparisons tell equal targets from slower ones; run by {@code
 * benchmarks/pairs}.
 */
@NullMarked
package io.loadtester.benchmarks.pairs;

import org.jspecify.annotations.NullMarked;
