/** The whole system as users see it: real services, real Kafka, real PostgreSQL, a real browser. */
@NullMarked
package io.loadtester.e2e;

import org.jspecify.annotations.NullMarked;
