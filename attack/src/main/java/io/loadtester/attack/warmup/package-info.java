/** A loopback target that the engine attacks to warm up; called by the engine. */
@NullMarked
package io.loadtester.attack.warmup;

import org.jspecify.annotations.NullMarked;
