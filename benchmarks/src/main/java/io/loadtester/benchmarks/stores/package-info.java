/** A PostgreSQL and a Kafka for a system that is measured as a whole; started by the script {@code through-worker}. */
@NullMarked
package io.loadtester.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
