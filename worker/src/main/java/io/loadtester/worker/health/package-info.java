/** How this process fares: CPU, heap, garbage collection, unsent results; asked for every second. */
@NullMarked
package io.loadtester.worker.health;

import org.jspecify.annotations.NullMarked;
