/** This worker's estimate of the master's clock; updated by the status stream, read when an attack is assigned. */
@NullMarked
package io.loadtester.worker.clock;

import org.jspecify.annotations.NullMarked;
