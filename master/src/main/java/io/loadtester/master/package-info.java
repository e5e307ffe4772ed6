/** The master service: accepts tests, tracks the fleet, dispatches and reports; started by the command line. */
@NullMarked
package io.loadtester.master;

import org.jspecify.annotations.NullMarked;
