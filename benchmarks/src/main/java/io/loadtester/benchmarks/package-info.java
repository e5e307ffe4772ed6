/** What a hit costs in each stage of its way, in time and allocation; run by JMH through the script {@code jmh}. */
@NullMarked
package io.loadtester.benchmarks;

import org.jspecify.annotations.NullMarked;
