/** Chooses the connection for each hit, and how many connections to have and when to open more; called by the loops. */
@NullMarked
package io.loadtester.attack.pool;

import org.jspecify.annotations.NullMarked;
