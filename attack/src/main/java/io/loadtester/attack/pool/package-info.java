/** Which connection carries a hit, how many there are and when to open more; called by the loops. */
@NullMarked
package io.loadtester.attack.pool;

import org.jspecify.annotations.NullMarked;
