/** A target of the process's own, for the engine to attack before it is used; called by the front door. */
@NullMarked
package io.loadtester.attack.warmup;

import org.jspecify.annotations.NullMarked;
