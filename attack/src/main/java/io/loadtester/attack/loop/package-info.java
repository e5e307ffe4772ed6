/** The life of a hit on one event loop, from the instant it is due to its end; started by the front door. */
@NullMarked
package io.loadtester.attack.loop;

import org.jspecify.annotations.NullMarked;
