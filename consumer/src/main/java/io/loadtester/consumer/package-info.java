/** The consumer service: moves results from Kafka into storage; started by the command line. */
@NullMarked
package io.loadtester.consumer;

import org.jspecify.annotations.NullMarked;
