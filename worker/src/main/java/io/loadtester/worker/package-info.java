/** The worker service: joins the fleet, runs attacks, publishes their results; started by the command line. */
@NullMarked
package io.loadtester.worker;

import org.jspecify.annotations.NullMarked;
