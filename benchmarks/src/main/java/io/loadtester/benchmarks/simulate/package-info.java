/** A fleet's results without a fleet, and what a consumer makes of them; run by the script {@code simulate}. */
@NullMarked
package io.loadtester.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
