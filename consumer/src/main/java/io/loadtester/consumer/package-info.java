/** The consumer service: carries what workers publish to Kafka into storage; started by the command line. */
@NullMarked
package io.loadtester.consumer;

import org.jspecify.annotations.NullMarked;
