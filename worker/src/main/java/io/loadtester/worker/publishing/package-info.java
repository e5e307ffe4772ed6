/** Publishes results to Kafka through a bounded buffer; called by attacks. */
@NullMarked
package io.loadtester.worker.publishing;

import org.jspecify.annotations.NullMarked;
