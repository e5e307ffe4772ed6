/** The health of this process: CPU, heap, garbage collection, unsent results; queried every second. */
@NullMarked
package io.loadtester.worker.health;

import org.jspecify.annotations.NullMarked;
