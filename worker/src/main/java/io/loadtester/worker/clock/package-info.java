/** The master's clock as this worker sees it; fed by the status stream, read when an attack is taken on. */
@NullMarked
package io.loadtester.worker.clock;

import org.jspecify.annotations.NullMarked;
