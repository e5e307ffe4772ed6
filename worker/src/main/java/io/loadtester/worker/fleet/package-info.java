/** This worker's side of the fleet: connects to the master, registers, reports and keeps its lease. */
@NullMarked
package io.loadtester.worker.fleet;

import org.jspecify.annotations.NullMarked;
