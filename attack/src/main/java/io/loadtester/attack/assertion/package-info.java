/** Assertions on responses, compiled once and checked on the event loop; called by the loops. */
@NullMarked
package io.loadtester.attack.assertion;

import org.jspecify.annotations.NullMarked;
