/** The workers: registration, status streams, leases; called by workers, read by dispatch and the dashboard. */
@NullMarked
package io.loadtester.master.fleet;

import org.jspecify.annotations.NullMarked;
