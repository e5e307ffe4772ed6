/** The worker service: joins the fleet, runs attacks, publishes what they measured; started by the command line. */
@NullMarked
package io.loadtester.worker;

import org.jspecify.annotations.NullMarked;
