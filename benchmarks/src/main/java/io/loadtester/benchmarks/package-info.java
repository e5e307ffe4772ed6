/** JMH benchmarks of the time and allocation of a hit in each stage; run by the script {@code jmh}. */
@NullMarked
package io.loadtester.benchmarks;

import org.jspecify.annotations.NullMarked;
