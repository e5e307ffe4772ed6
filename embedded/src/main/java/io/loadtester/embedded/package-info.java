/** A real Kafka and a real PostgreSQL for this process alone; called by the local command and by tests. */
@NullMarked
package io.loadtester.embedded;

import org.jspecify.annotations.NullMarked;
