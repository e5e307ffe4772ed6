/** The master service: takes tests, keeps the fleet, dispatches, reports; started by the command line. */
@NullMarked
package io.loadtester.master;

import org.jspecify.annotations.NullMarked;
