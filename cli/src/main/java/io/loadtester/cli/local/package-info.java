/**
 * The commands local and infra: the whole system in this process, with an optional demo, or only Kafka and PostgreSQL.
 */
@NullMarked
package io.loadtester.cli.local;

import org.jspecify.annotations.NullMarked;
