/** A real Kafka and a real PostgreSQL, private to this process; used by the {@code local} command and by tests. */
@NullMarked
package io.loadtester.embedded;

import org.jspecify.annotations.NullMarked;
