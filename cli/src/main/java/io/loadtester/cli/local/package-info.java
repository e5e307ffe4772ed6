/** The commands local and infra: the whole system in this process, with a demo that uses it like anyone would, or only its Kafka and PostgreSQL. */
@NullMarked
package io.loadtester.cli.local;

import org.jspecify.annotations.NullMarked;
