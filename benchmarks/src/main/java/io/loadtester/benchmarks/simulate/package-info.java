/** Simulates the results of a fleet and measures how a consumer stores them; run by the script {@code simulate}. */
@NullMarked
package io.loadtester.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
