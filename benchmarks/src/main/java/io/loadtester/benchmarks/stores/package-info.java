/** PostgreSQL and Kafka for measurements of the whole system; started by the script {@code through-worker}. */
@NullMarked
package io.loadtester.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
